package tw.plumbline.service.draft;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.gates.GateFault;
import tw.plumbline.rules.gates.GateReport;

/** What is kept of drafts as JSON, written and read. */
final class DraftJson {
  private static final JsonMapper JSON = new JsonMapper();

  private DraftJson() {}

  static String gate(GateReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("gate", report.gate().name());
    json.put("passed", report.passed());
    text(json, "summary", report.summary());
    ArrayNode faults = json.putArray("faults");
    for (GateFault fault : report.faults()) {
      ObjectNode item = faults.addObject();
      item.put("file", fault.file());
      item.put("line", fault.line());
      if (fault.clause() != null) {
        item.put("clause", fault.clause());
      }
      text(item, "message", fault.message());
    }
    return json.toString();
  }

  static GateReport gate(String text) {
    JsonNode json = JSON.readTree(text);
    List<GateFault> faults = new ArrayList<>();
    for (JsonNode fault : json.path("faults")) {
      JsonNode clause = fault.path("clause");
      faults.add(
          new GateFault(
              fault.path("file").stringValue(),
              fault.path("line").intValue(),
              clause.isString() ? clause.stringValue() : null,
              text(fault.path("message"))));
    }
    return new GateReport(
        Gate.valueOf(json.path("gate").stringValue()),
        json.path("passed").booleanValue(),
        text(json.path("summary")),
        faults);
  }

  private static void text(ObjectNode json, String field, BilingualText text) {
    ObjectNode languages = json.putObject(field);
    languages.put("zh-TW", text.zhTw());
    languages.put("en", text.en());
  }

  private static BilingualText text(JsonNode languages) {
    return new BilingualText(
        languages.path("zh-TW").stringValue(), languages.path("en").stringValue());
  }
}
