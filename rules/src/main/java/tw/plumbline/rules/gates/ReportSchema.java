package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.reading.ReportReader;

/** Whether a programme's schema of reports can be used, on any report and in a short time. */
final class ReportSchema {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A group that repeats, a look around or back: some texts take such a pattern for ever. */
  private static final Pattern SLOW = Pattern.compile("\\)[*+{?]|\\(\\?|\\\\[0-9k]");

  private static final Pattern REPEATS = Pattern.compile("[*+?{]");
  private static final int MOST_REPEATS = 4;

  private ReportSchema() {}

  static List<GateFault> faults(Rulebook rulebook) {
    String schema = rulebook.reportSchema();
    List<GateFault> faults = new ArrayList<>();
    if (schema == null) {
      return faults;
    }
    try {
      look(JSON.readTree(schema), faults);
      if (faults.isEmpty()) {
        new ReportReader(name -> Optional.empty()).prepare(schema);
      }
    } catch (IllegalArgumentException | ClassCastException | JacksonException unusable) {
      String said = String.valueOf(unusable.getMessage());
      add(faults, "無法使用：" + said, "it cannot be used: " + said);
    }
    return faults;
  }

  private static void look(JsonNode node, List<GateFault> faults) {
    if (node.isArray()) {
      node.forEach(item -> look(item, faults));
    }
    if (!node.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equals("pattern") && field.getValue().isString()) {
        pattern(field.getValue().stringValue(), faults);
      } else if (field.getKey().equals("patternProperties")) {
        field.getValue().propertyNames().forEach(pattern -> pattern(pattern, faults));
      }
      look(field.getValue(), faults);
    }
  }

  private static void pattern(String pattern, List<GateFault> faults) {
    if (SLOW.matcher(pattern).find() || REPEATS.matcher(pattern).results().count() > MOST_REPEATS) {
      add(
          faults,
          "pattern `%s` 不得重複整組、前後查看、引用前文，重複符號至多 %d 個".formatted(pattern, MOST_REPEATS),
          "the pattern `%s` must not repeat a group, look around, refer back, or repeat more than %d times"
              .formatted(pattern, MOST_REPEATS));
    }
  }

  private static void add(List<GateFault> faults, String zhTw, String en) {
    faults.add(
        new GateFault(
            "programme.yaml",
            1,
            null,
            new BilingualText("報告格式（reportSchema）" + zhTw, "`reportSchema`: " + en)));
  }
}
