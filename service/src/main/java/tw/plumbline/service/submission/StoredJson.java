package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.reading.Canonical;

/** The parts of assessments that are stored as JSON, written and read. */
final class StoredJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private StoredJson() {}

  /**
   * The supplied facts as the assessment answers them; an empty array for none.
   *
   * @param document the assessment's JSON
   */
  static String supplied(Assessment assessment, byte[] document) {
    return assessment.supplied().isEmpty()
        ? "[]"
        : JSON.readTree(document).path("supplied").toString();
  }

  /** Clause to status. */
  static String checks(Assessment assessment) {
    Map<String, String> checks = new TreeMap<>();
    assessment.checks().forEach(check -> checks.put(check.clause(), check.status().name()));
    return JSON.writeValueAsString(checks);
  }

  /** The digest of a JSON text by its canonical form. */
  static String digest(String json) {
    return Canonical.digest(json.getBytes(UTF_8));
  }

  /** Figures from a JSON object of name to value. */
  static Map<String, BigDecimal> figures(String json) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    JSON.readTree(json).forEachEntry((name, value) -> figures.put(name, value.decimalValue()));
    return figures;
  }

  /** The figures of a stored assessment, with their terms. */
  static List<Figure> figures(byte[] document) {
    List<Figure> figures = new ArrayList<>();
    for (JsonNode figure : JSON.readTree(document).path("figures")) {
      List<Figure.Term> terms = new ArrayList<>();
      for (JsonNode term : figure.path("terms")) {
        terms.add(
            new Figure.Term(
                term.path("pointer").stringValue(),
                term.path("amount").decimalValue(),
                term.path("weight").decimalValue()));
      }
      figures.add(
          new Figure(
              figure.path("name").stringValue(),
              figure.path("value").decimalValue(),
              figure.path("unit").stringValue(),
              figure.path("clause").stringValue(),
              terms));
    }
    return figures;
  }

  /** The findings of a stored assessment, each with the filing of which it tells. */
  static List<JsonNode> findings(StoredAssessments.Newest newest) {
    List<JsonNode> findings = new ArrayList<>();
    for (JsonNode finding : JSON.readTree(newest.document()).path("findings")) {
      ObjectNode item = JSON.createObjectNode();
      item.put("assessment", newest.id().toString());
      item.put("programme", newest.programme());
      item.put("programmeYear", newest.programmeYear());
      item.put("filing", newest.filing());
      finding.forEachEntry(item::set);
      findings.add(item);
    }
    return findings;
  }
}
