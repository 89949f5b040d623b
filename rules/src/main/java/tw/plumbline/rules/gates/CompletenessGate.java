package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.overview.OverviewBook;
import tw.plumbline.rules.tooling.Completeness;
import tw.plumbline.rules.yaml.StrictYaml;
import tw.plumbline.rules.yaml.YamlText;

/**
 * The files can be read, and nothing is lacking. Reading demands most of it: both languages,
 * sources, days of the calendar, a severity wherever there is a check. This adds what it lets pass:
 * words of the wrong language and blank lines, both only where they are new; cases that pass, break
 * and want facts; a schema of reports that can be used.
 */
final class CompletenessGate {
  private static final Set<String> LINES =
      Set.of("source", "document", "section", "unit", "lastChecked");

  private final Side base;
  private final Side draft;
  private final Set<GateFault> faults = new LinkedHashSet<>();

  CompletenessGate(Side base, Side draft) {
    this.base = base;
    this.draft = draft;
  }

  GateReport report() {
    draft.faults().forEach(this::add);
    words();
    draft.rulebook().ifPresent(this::rulebook);
    int files = draft.files().paths().size();
    return GateReport.of(
        Gate.COMPLETENESS,
        new ArrayList<>(faults),
        "%d 個檔案皆可讀取，內容完備".formatted(files),
        "All %d files can be read, and nothing is lacking".formatted(files));
  }

  private void rulebook(Rulebook rulebook) {
    base.rulebook().ifPresent(before -> programme(before.programme(), rulebook.programme()));
    attempt(() -> OverviewBook.read(rulebook));
    attempt(() -> CaseBook.read(rulebook));
    faults.addAll(ReportSchema.faults(rulebook));
    if (faults.isEmpty()) {
      attempt(() -> Completeness.faults(rulebook).forEach(this::add));
    }
  }

  /** What is published under one name is never another programme's. */
  private void programme(String before, String after) {
    if (!before.equals(after)) {
      faults.add(
          new GateFault(
              "programme.yaml",
              1,
              null,
              new BilingualText(
                  "計畫 `%s` 的規則書不能改為 `%s` 的".formatted(before, after),
                  "the rulebook of `%s` cannot become that of `%s`".formatted(before, after))));
    }
  }

  private void attempt(Runnable reading) {
    Stop.ifAsked();
    try {
      reading.run();
    } catch (RulebookException wrong) {
      wrong.faults().forEach(this::add);
    }
  }

  private void add(BookFault fault) {
    faults.add(GateFault.of(fault, draft.pages().clause(fault.file())));
  }

  /** New words: what the base holds too was published before. */
  private void words() {
    Set<Words> known = new HashSet<>();
    for (YamlText page : base.pages().all().values()) {
      each(page.root(), words -> known.add(words.words()));
    }
    for (Map.Entry<String, YamlText> page : draft.pages().all().entrySet()) {
      Stop.ifAsked();
      each(
          page.getValue().root(),
          found -> {
            if (!known.contains(found.words())) {
              judge(page.getKey(), found);
            }
          });
    }
  }

  private void judge(String path, Found found) {
    Words words = found.words();
    if (words.key().isEmpty()) {
      if (words.zhTw().codePoints().noneMatch(Language::isHan)) {
        add(
            path,
            found,
            "中文文字 `%s` 沒有漢字",
            "the Chinese text `%s` has no Chinese character",
            words.zhTw());
      }
      if (!Language.isEnglish(words.en())) {
        add(path, found, "英文文字 `%s` 不是英文", "the English text `%s` is not English", words.en());
      }
    } else if (words.zhTw().isBlank()) {
      add(path, found, "`%s` 不得空白", "`%s` must not be blank", words.key());
    }
    String invisible = Language.invisible(words.zhTw() + words.en());
    if (!invisible.isEmpty()) {
      add(path, found, "含有不可見之字元 %s", "it holds the invisible character %s", invisible);
    }
  }

  private void add(String path, Found found, String zhTw, String en, String what) {
    faults.add(
        new GateFault(
            path,
            StrictYaml.line(found.node()),
            draft.pages().clause(path),
            new BilingualText(zhTw.formatted(what), en.formatted(what))));
  }

  private static void each(Node node, java.util.function.Consumer<Found> then) {
    Node chinese = YamlText.at(node, "zh-TW");
    Node english = YamlText.at(node, "en");
    if (chinese != null && english != null) {
      then.accept(new Found(node, new Words("", YamlText.value(chinese), YamlText.value(english))));
      return;
    }
    for (YamlText.Field field : YamlText.fields(node)) {
      if (LINES.contains(field.name()) && YamlText.isScalar(field.value())) {
        then.accept(
            new Found(field.value(), new Words(field.name(), YamlText.value(field.value()), "")));
      } else {
        each(field.value(), then);
      }
    }
    YamlText.items(node).forEach(item -> each(item, then));
  }

  /**
   * Words for people.
   *
   * @param key of a line in Chinese alone; empty for a text in both languages
   */
  private record Words(String key, String zhTw, String en) {}

  private record Found(Node node, Words words) {}
}
