package tw.plumbline.service.decision;

import tools.jackson.databind.json.JsonMapper;

/** Decisions as the JSON that is recorded, in UTF-8. */
final class DecisionJson {
  private static final JsonMapper JSON = new JsonMapper();

  private DecisionJson() {}

  static byte[] write(Decision decision) {
    return JSON.writeValueAsBytes(decision);
  }

  static Decision read(byte[] document) {
    return JSON.readValue(document, Decision.class);
  }
}
