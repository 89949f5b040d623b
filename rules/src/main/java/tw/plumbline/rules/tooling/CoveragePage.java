package tw.plumbline.rules.tooling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Automation;

/** A coverage map to read: as Markdown for people, as JSON for programs. */
public final class CoveragePage {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<Automation, BilingualText> KINDS = kinds();

  private CoveragePage() {}

  public static String markdown(Coverage coverage) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(coverage.name().zhTw()).append(" `");
    page.append(coverage.programme()).append("`\n\n");
    page.append(coverage.name().en()).append(". ");
    page.append(String.join(", ", coverage.editions())).append(".\n\n");
    summary(coverage, page);
    page.append("| 條款 clause | 名稱 title | 出處 source | 檢核 automation | 嚴重程度 severity |");
    page.append(" 案例 cases | 變異 mutants noticed |\n|---|---|---|---|---|---:|---:|\n");
    coverage.rows().forEach(row -> page.append(line(row)));
    needs(coverage, page);
    return page.toString();
  }

  public static String json(Coverage coverage) {
    ObjectNode page = JSON.createObjectNode();
    page.put("programme", coverage.programme());
    page.set("name", text(coverage.name()));
    ArrayNode editions = page.putArray("editions");
    coverage.editions().forEach(editions::add);
    ArrayNode clauses = page.putArray("clauses");
    for (Coverage.Row row : coverage.rows()) {
      ObjectNode line = clauses.addObject();
      line.put("clause", row.clause()).put("chapter", row.chapter());
      line.set("title", text(row.title()));
      line.put("document", row.document()).put("section", row.section());
      line.put("automation", row.automation().name());
      if (row.severity() != null) {
        line.put("severity", row.severity().name());
      }
      if (row.needs() != null) {
        line.set("needs", text(row.needs()));
      }
      line.put("cases", row.cases());
      MutationTally.Line mutants = row.mutants();
      if (mutants != null) {
        line.put("mutants", mutants.mutants()).put("noticed", mutants.noticed());
        line.put("equivalent", mutants.equivalent());
      }
    }
    return new String(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(page), UTF_8) + "\n";
  }

  private static void summary(Coverage coverage, StringBuilder page) {
    Map<Automation, Integer> counts = new EnumMap<>(Automation.class);
    coverage.rows().forEach(row -> counts.merge(row.automation(), 1, Integer::sum));
    page.append("| 檢核 automation | 條款 clauses |\n|---|---:|\n");
    counts.forEach((kind, count) -> page.append("| %s | %d |\n".formatted(words(kind), count)));
    page.append('\n');
  }

  private static String line(Coverage.Row row) {
    MutationTally.Line mutants = row.mutants();
    String noticed =
        mutants == null
            ? "–"
            : "%d / %d".formatted(mutants.noticed(), mutants.mutants() - mutants.equivalent());
    return "| %s | %s<br>%s | %s，%s | %s | %s | %s | %s |\n"
        .formatted(
            row.clause(),
            cell(row.title().zhTw()),
            cell(row.title().en()),
            cell(row.document()),
            cell(row.section()),
            words(row.automation()),
            row.severity() == null ? "–" : row.severity().name(),
            row.cases() == 0 ? "–" : String.valueOf(row.cases()),
            noticed);
  }

  private static void needs(Coverage coverage, StringBuilder page) {
    if (coverage.rows().stream().noneMatch(row -> row.needs() != null)) {
      return;
    }
    page.append("\n## 未由程式判斷 What no program judges\n\n| 條款 clause | 原因 why |\n|---|---|\n");
    for (Coverage.Row row : coverage.rows()) {
      BilingualText needs = row.needs();
      if (needs != null) {
        page.append(
            "| %s | %s<br>%s |\n".formatted(row.clause(), cell(needs.zhTw()), cell(needs.en())));
      }
    }
  }

  private static ObjectNode text(BilingualText text) {
    return JSON.createObjectNode().put("zh-TW", text.zhTw()).put("en", text.en());
  }

  private static String words(Automation kind) {
    BilingualText words = KINDS.get(kind);
    return words == null ? kind.name() : words.zhTw() + " " + words.en();
  }

  private static String cell(@Nullable String text) {
    return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
  }

  private static Map<Automation, BilingualText> kinds() {
    Map<Automation, BilingualText> kinds = new EnumMap<>(Automation.class);
    kinds.put(Automation.AUTOMATED, new BilingualText("自動", "automated"));
    kinds.put(Automation.PARTLY, new BilingualText("部分自動", "partly"));
    kinds.put(Automation.COMPUTED, new BilingualText("僅定義", "defines only"));
    kinds.put(Automation.OFFICE, new BilingualText("由辦公室", "for the office"));
    kinds.put(Automation.PERSON, new BilingualText("由人判斷", "for a person"));
    for (Automation kind : Automation.values()) {
      kinds.putIfAbsent(kind, new BilingualText(kind.name(), kind.name().toLowerCase(Locale.ROOT)));
    }
    return kinds;
  }
}
