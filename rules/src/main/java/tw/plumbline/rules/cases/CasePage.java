package tw.plumbline.rules.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;

/** {@code cases.yaml}: the cases of one clause. */
record CasePage(int formatVersion, String clause, List<Row> cases) {
  static final String FILE = "cases.yaml";
  static final String SCHEMA = "/tw/plumbline/rulebook/cases.schema.json";

  record Row(String name, String base, List<Edit> change, Expect expect) {}

  /** Either a value at a pointer, or what is dropped. */
  record Edit(@Nullable String set, @Nullable JsonNode to, @Nullable String drop) {}

  /**
   * @param findings all of them
   * @param classifications result and clause, or the text {@code absent}
   * @param figures numbers, or the text {@code absent}
   */
  record Expect(
      Status status,
      List<ExpectedFinding> findings,
      Map<String, JsonNode> classifications,
      Map<String, JsonNode> figures) {}

  record ExpectedFinding(String clause, Severity severity, String pointer) {}
}
