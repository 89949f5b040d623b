package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;

/** Resolves one clause's page to what is in force in one programme year. */
final class ClauseReader {
  /** What a message may name besides the clause's parameters. */
  private static final Set<String> VALUES =
      Set.of("item", "figure", "actual", "required", "shortfall");

  private final RulebookFiles files;
  private final Page<ClausePage> page;
  private final ClausePage content;
  private final int year;
  private final List<BookFault> faults;

  ClauseReader(RulebookFiles files, Page<ClausePage> page, int year, List<BookFault> faults) {
    this.files = files;
    this.page = page;
    this.content = page.content();
    this.year = year;
    this.faults = faults;
  }

  EditionClause read() {
    Map<String, ParameterValue> parameters = parameters();
    boolean checked =
        content.automation() == Automation.AUTOMATED || content.automation() == Automation.PARTLY;
    if (content.automation() != Automation.AUTOMATED && content.needs() == null) {
      fault("", "須說明程式為何不判斷（needs）", "`needs` must say why no program judges it");
    }
    return new EditionClause(
        content.clause(),
        page.path().substring(0, page.path().indexOf('/')),
        content.title(),
        content.automation(),
        content.needs(),
        checked ? severity() : null,
        citation(),
        parameters,
        rule(checked),
        findings(parameters),
        reasons(parameters));
  }

  private @Nullable Severity severity() {
    return inForce("/severity", content.severity())
        .map(ClausePage.SeverityRow::value)
        .orElse(Severity.VIOLATION);
  }

  private Citation citation() {
    return inForce("/words", content.words())
        .map(w -> new Citation(w.document(), w.section(), w.statement(), w.derivedFrom()))
        .orElseGet(() -> new Citation("", "", content.title(), null));
  }

  private @Nullable RuleFile rule(boolean checked) {
    if (!checked) {
      return null;
    }
    return inForce("/rule", content.rule())
        .map(
            row -> {
              String path = page.folder() + row.file();
              String text = files.text(path);
              if (text == null) {
                fault(
                    "/rule",
                    "缺少檔案 `%s`".formatted(path),
                    "the file `%s` is missing".formatted(path));
              }
              return new RuleFile(path, text == null ? "" : text);
            })
        .orElse(null);
  }

  private Map<String, ParameterValue> parameters() {
    Map<String, ParameterValue> values = new HashMap<>();
    content
        .parameters()
        .forEach(
            (name, parameter) -> {
              String at = "/parameters/" + name;
              inForce(at + "/values", parameter.values())
                  .flatMap(row -> value(at, parameter.type(), row.value()))
                  .ifPresent(value -> values.put(name, value));
            });
    return Map.copyOf(values);
  }

  private Optional<ParameterValue> value(String at, ParameterType type, JsonNode node) {
    try {
      return Optional.of(
          switch (type) {
            case DATE -> new ParameterValue.Day(EditionReader.day(node.stringValue()));
            case WHOLE -> new ParameterValue.Whole(node.decimalValue().longValueExact());
            case DECIMAL -> new ParameterValue.Decimal(new BigDecimal(node.asString()));
            case TEXT -> new ParameterValue.Text(node.stringValue());
            case TEXTS ->
                new ParameterValue.Texts(
                    StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toList());
          });
    } catch (DateTimeException
        | ArithmeticException
        | NumberFormatException
        | tools.jackson.core.JacksonException wrong) {
      fault(at, "`%s` 不是 %s".formatted(node, type), "`%s` is no %s".formatted(node, type));
      return Optional.empty();
    }
  }

  private Map<String, EditionClause.FindingText> findings(Map<String, ParameterValue> parameters) {
    Map<String, EditionClause.FindingText> texts = new LinkedHashMap<>();
    content
        .findings()
        .forEach(
            (rule, rows) -> {
              String at = "/findings/" + rule.replace("~", "~0").replace("/", "~1");
              Dated.pick(rows, year)
                  .ifPresent(
                      row ->
                          texts.put(
                              rule,
                              new EditionClause.FindingText(
                                  template(at, row.message(), parameters),
                                  template(
                                      at,
                                      row.remedy() == null ? row.message() : row.remedy(),
                                      parameters),
                                  row.mend().stream().map(ClauseReader::change).toList())));
            });
    return texts;
  }

  private static EditionClause.Change change(ClausePage.Mend mend) {
    return mend.set() != null
        ? new EditionClause.Change(mend.set(), mend.to())
        : new EditionClause.Change(String.valueOf(mend.drop()), null);
  }

  private Map<String, Template> reasons(Map<String, ParameterValue> parameters) {
    Map<String, Template> reasons = new HashMap<>();
    content.reasons().stream()
        .filter(reason -> reason.in(year))
        .forEach(
            reason ->
                reasons.put(reason.result(), template("/reasons", reason.text(), parameters)));
    return reasons;
  }

  private Template template(
      String at,
      tw.plumbline.model.text.BilingualText text,
      Map<String, ParameterValue> parameters) {
    Template template = new Template(text);
    for (String name : template.names()) {
      if (!VALUES.contains(name) && !parameters.containsKey(name)) {
        fault(
            at,
            "文字中的 {%s} 無此參數".formatted(name),
            "the text names {%s}, which is no parameter".formatted(name));
      }
    }
    return template;
  }

  private <T extends Dated> Optional<T> inForce(String at, List<T> rows) {
    Optional<T> row = Dated.pick(rows, year);
    if (row.isEmpty()) {
      fault(at, "%d 年度沒有適用的列".formatted(year), "no row is in force in %d".formatted(year));
    }
    return row;
  }

  private void fault(String pointer, String zhTw, String en) {
    faults.add(page.fault(pointer, zhTw, en));
  }
}
