package tw.plumbline.service.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.rerun.Difference;

/** A replay as JSON. */
public final class ReplayJson {
  /** Longer texts of a record that does not fit itself are cut. */
  private static final int LONGEST = 500;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private ReplayJson() {}

  public static String write(Replay replay) {
    ObjectNode json = JSON.createObjectNode();
    json.put("assessment", replay.assessment().toString());
    json.put("allianceId", replay.allianceId());
    json.put("identical", replay.identical());
    json.put("outcome", replay.outcome().name());
    json.put("engineThen", replay.engineThen());
    json.put("engineNow", replay.engineNow());
    json.putObject("rulebook")
        .put("id", replay.rulebook().id())
        .put("version", replay.rulebook().version())
        .put("digest", replay.rulebook().digest());
    json.put("reportDigest", replay.reportDigest());
    ArrayNode faults = json.putArray("storedFaults");
    for (StoredFault fault : replay.storedFaults()) {
      ObjectNode one = faults.addObject().put("what", fault.what().name());
      one.set("message", text(fault.message()));
      one.put("stored", cut(fault.stored())).put("found", cut(fault.found()));
    }
    ArrayNode differences = json.putArray("differences");
    for (Difference difference : replay.differences().first()) {
      ObjectNode one = differences.addObject().put("pointer", difference.pointer());
      set(one, "was", difference.was());
      set(one, "is", difference.is());
    }
    json.put("moreDifferences", replay.differences().more());
    ArrayNode why = json.putArray("why");
    replay.why().forEach(each -> why.add(text(each)));
    json.set("statement", text(STATEMENT));
    return JSON.writeValueAsString(json);
  }

  /** What whoever reads a replay or a view must know. */
  public static final BilingualText STATEMENT =
      new BilingualText(
          "這是規則檢核的結果，不是終止補助的決定；是否終止由承辦人員認定。所存檢核結果不因此改變。",
          "This is what rules say, not a decision to terminate a grant: a person decides that. The"
              + " stored assessment stays as it is.");

  private static void set(ObjectNode one, String field, @Nullable JsonNode value) {
    if (value != null) {
      one.set(field, value);
    }
  }

  private static ObjectNode text(BilingualText text) {
    return JSON.createObjectNode().put("zh-TW", text.zhTw()).put("en", text.en());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
