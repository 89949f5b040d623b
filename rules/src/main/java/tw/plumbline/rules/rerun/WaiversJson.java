package tw.plumbline.rules.rerun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;

/** Granted waivers as JSON; what is read is what was written. */
public final class WaiversJson {
  private static final JsonMapper JSON = new JsonMapper();

  private WaiversJson() {}

  /** An array, in the order of the list. */
  public static String write(List<GrantedWaiver> waivers) {
    ArrayNode all = JSON.createArrayNode();
    for (GrantedWaiver waiver : waivers) {
      WaiverScope scope = waiver.scope();
      ObjectNode one = all.addObject();
      one.put("id", waiver.id());
      one.put("programme", scope.programme());
      one.put("allianceId", scope.alliance());
      one.put("clause", scope.clause());
      one.put("fromYear", scope.fromYear());
      one.put("toYear", scope.toYear());
      ArrayNode filings = one.putArray("filings");
      new TreeSet<>(scope.filings()).forEach(filings::add);
      if (scope.pointer() != null) {
        one.put("pointer", scope.pointer());
      }
      one.put("validFrom", waiver.from().toString());
      one.put("validUntil", waiver.until().toString());
      one.put("by", waiver.by());
      one.put("approvedBy", waiver.approvedBy());
      one.put("reason", waiver.reason());
    }
    return all.toString();
  }

  /**
   * The waivers of an array.
   *
   * @throws IllegalArgumentException if it is no such array
   */
  public static List<GrantedWaiver> read(String json) {
    try {
      List<GrantedWaiver> waivers = new ArrayList<>();
      for (JsonNode one : JSON.readTree(json.getBytes(UTF_8)).asArray()) {
        waivers.add(waiver(one));
      }
      return waivers;
    } catch (JacksonException | DateTimeException wrong) {
      throw new IllegalArgumentException("no waivers: " + wrong.getMessage(), wrong);
    }
  }

  private static GrantedWaiver waiver(JsonNode one) {
    Set<String> filings = new TreeSet<>();
    one.required("filings").asArray().forEach(filing -> filings.add(filing.stringValue()));
    return new GrantedWaiver(
        text(one, "id"),
        new WaiverScope(
            text(one, "programme"),
            text(one, "allianceId"),
            text(one, "clause"),
            one.required("fromYear").intValue(),
            one.required("toYear").intValue(),
            filings,
            one.has("pointer") ? text(one, "pointer") : null),
        LocalDate.parse(text(one, "validFrom")),
        LocalDate.parse(text(one, "validUntil")),
        text(one, "by"),
        text(one, "approvedBy"),
        text(one, "reason"));
  }

  private static String text(JsonNode one, String field) {
    return one.required(field).stringValue();
  }
}
