package tw.plumbline.service.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.replay.StoredFault.What;

/**
 * What is stored of an assessment beside its document, so that it can be searched. Pages and lists
 * show it, and so it must say what the document says.
 *
 * @param findings an array for each, in their order
 * @param figures an array for each, by name
 */
record StoredRows(
    String verdict,
    @Nullable String verdictWithoutWaivers,
    JsonNode checks,
    JsonNode findings,
    JsonNode figures) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final List<String> FINDING =
      List.of("clause", "severity", "pointer", "figure", "actual", "required", "shortfall");
  private static final List<String> FIGURE = List.of("name", "value", "unit", "clause");

  static StoredRows of(Columns columns) {
    return new StoredRows(
        columns.of("verdict", String.class),
        columns.maybe("verdict_without_waivers", String.class),
        JSON.readTree(columns.of("checks", String.class)),
        JSON.readTree(columns.of("findings", String.class)),
        JSON.readTree(columns.of("figures", String.class)));
  }

  /** Where it says something else than the document. */
  List<StoredFault> against(byte[] document) {
    JsonNode said;
    try {
      said = JSON.readTree(document);
    } catch (JacksonException noJson) {
      return List.of(What.DOCUMENT.with("", noJson.getOriginalMessage()));
    }
    List<StoredFault> faults = new ArrayList<>();
    add(faults, What.VERDICT, verdicts(), verdicts(said));
    add(faults, What.CHECKS, checks, checks(said));
    add(faults, What.FINDINGS, findings, findings(said));
    add(faults, What.FIGURES, figures, figures(said));
    return faults;
  }

  /** Names the first item at which two lists part, where they are lists. */
  private static void add(List<StoredFault> faults, What what, JsonNode stored, JsonNode found) {
    if (same(stored, found)) {
      return;
    }
    if (stored.isArray() && found.isArray()) {
      int at = 0;
      while (at < stored.size() && at < found.size() && same(stored.get(at), found.get(at))) {
        at++;
      }
      faults.add(what.with(stored.path(at).toString(), found.path(at).toString()));
    } else {
      faults.add(what.with(stored.toString(), found.toString()));
    }
  }

  private JsonNode verdicts() {
    return JSON.createArrayNode().add(verdict).add(verdictWithoutWaivers);
  }

  private static JsonNode verdicts(JsonNode said) {
    return JSON.createArrayNode()
        .add(said.path("verdict").asString(""))
        .add(said.path("verdictWithoutWaivers").asString(null));
  }

  private static JsonNode checks(JsonNode said) {
    ObjectNode checks = JSON.createObjectNode();
    said.path("checks")
        .forEach(one -> checks.set(one.path("clause").asString(""), one.path("status")));
    return checks;
  }

  private static JsonNode findings(JsonNode said) {
    ArrayNode findings = JSON.createArrayNode();
    for (JsonNode one : said.path("findings")) {
      row(findings, one, FINDING).add(one.path("waiver").path("id").asString(null));
    }
    return findings;
  }

  private static JsonNode figures(JsonNode said) {
    ArrayNode figures = JSON.createArrayNode();
    said.path("figures")
        .valueStream()
        .sorted(java.util.Comparator.comparing(one -> one.path("name").asString("")))
        .forEach(one -> row(figures, one, FIGURE));
    return figures;
  }

  private static ArrayNode row(ArrayNode rows, JsonNode item, List<String> fields) {
    ArrayNode row = rows.addArray();
    for (String field : fields) {
      JsonNode value = item.get(field);
      row.add(value == null ? JSON.getNodeFactory().nullNode() : value);
    }
    return row;
  }

  /** Numbers may be spelled in other ways, and stand as texts where texts may stand too. */
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      Iterator<JsonNode> others = other.iterator();
      return one.valueStream().allMatch(each -> same(each, others.next()));
    }
    return one.equals(other) || (other.isNumber() && isNumber(one, other.decimalValue()));
  }

  private static boolean isNumber(JsonNode stored, BigDecimal value) {
    try {
      return new BigDecimal(stored.asString("")).compareTo(value) == 0;
    } catch (NumberFormatException none) {
      return false;
    }
  }
}
