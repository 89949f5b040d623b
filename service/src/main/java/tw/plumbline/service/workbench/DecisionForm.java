package tw.plumbline.service.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.DecisionRequest.NamedFinding;
import tw.plumbline.service.decision.Hearing;
import tw.plumbline.service.decision.HearingManner;

/**
 * What an official typed to record a decision, read field by field.
 *
 * @param typed by field, so that nothing is lost when something is wrong
 * @param assessments those that are chosen
 */
record DecisionForm(Map<String, String> typed, List<UUID> assessments) {
  static final String RELIED = "RELIED";
  static final String ASIDE = "ASIDE";

  private static final String JUDGED = "judged-";

  static DecisionForm of(MultiValueMap<String, String> form) {
    Map<String, String> typed = new HashMap<>();
    form.forEach(
        (field, values) -> {
          String first = values.isEmpty() ? null : values.get(0);
          typed.put(field, first == null ? "" : first.strip());
        });
    return new DecisionForm(typed, assessments(form.get("assessment")));
  }

  /** The ids that are named; what is none is left out. */
  static List<UUID> assessments(@Nullable List<String> named) {
    List<UUID> ids = new ArrayList<>();
    for (String each : named == null ? List.<String>of() : named) {
      if (each.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
        ids.add(UUID.fromString(each));
      }
    }
    return ids.stream().distinct().toList();
  }

  String text(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What cannot be read, by field; the decision's own rules look at the rest. */
  Map<String, BilingualText> unreadable() {
    Map<String, BilingualText> faults = new HashMap<>();
    if (kind() == null) {
      faults.put("kind", new BilingualText("請選擇決定之種類。", "Choose what is decided."));
    }
    day(faults, "effectiveOn", true);
    day(faults, "notifiedOn", heard());
    day(faults, "heldOn", false);
    if (!text("programmeYear").matches("[0-9]{1,3}")) {
      faults.put(
          "programmeYear", new BilingualText("請填民國年度，如 115。", "Write a ROC year, like 115."));
    }
    if (text("reasons").isEmpty()) {
      faults.put("reasons", new BilingualText("請敘明理由。", "Say why."));
    }
    return faults;
  }

  /** The request, where everything can be read. */
  DecisionRequest request(String programme) {
    return new DecisionRequest(
        programme,
        Integer.parseInt(text("programmeYear")),
        Objects.requireNonNull(kind()),
        Objects.requireNonNull(read("effectiveOn")),
        text("reasons"),
        assessments.stream().map(UUID::toString).toList(),
        judged().stream().map(this::finding).toList(),
        hearing(),
        text("follows").isEmpty() ? null : text("follows"));
  }

  /** Under which field of the form a fault of the request is shown. */
  String field(Fault fault) {
    String[] steps = fault.pointer().substring(fault.pointer().isEmpty() ? 0 : 1).split("/", -1);
    if (steps[0].equals("findings") && steps.length > 1) {
      List<String> judged = judged();
      int at = steps[1].matches("[0-9]{1,6}") ? Integer.parseInt(steps[1]) : judged.size();
      return at < judged.size() ? judged.get(at) : "findings";
    }
    return steps[steps.length - 1].isEmpty() ? steps[0] : steps[steps.length - 1];
  }

  /** The findings that are relied on or set aside, as {@code assessment-ordinal}. */
  private List<String> judged() {
    return typed.entrySet().stream()
        .filter(field -> field.getKey().matches(JUDGED + "[0-9a-fA-F-]{36}-[0-9]{1,6}"))
        .filter(field -> field.getValue().equals(RELIED) || field.getValue().equals(ASIDE))
        .map(field -> field.getKey().substring(JUDGED.length()))
        .sorted()
        .toList();
  }

  private NamedFinding finding(String key) {
    int cut = key.lastIndexOf('-');
    String why = text("why-" + key);
    return new NamedFinding(
        key.substring(0, cut),
        Integer.parseInt(key.substring(cut + 1)),
        text(JUDGED + key).equals(RELIED),
        why.isEmpty() ? null : why);
  }

  private @Nullable Hearing hearing() {
    LocalDate notified = read("notifiedOn");
    if (notified == null) {
      return null;
    }
    HearingManner manner =
        Arrays.stream(HearingManner.values())
            .filter(each -> each.name().equals(text("manner")))
            .findFirst()
            .orElse(HearingManner.WRITTEN);
    return new Hearing(
        notified,
        read("heldOn"),
        manner,
        text("answer").isEmpty() ? null : text("answer"),
        text("noAnswerBecause").isEmpty() ? null : text("noAnswerBecause"));
  }

  private boolean heard() {
    return !text("heldOn").isEmpty()
        || !text("answer").isEmpty()
        || !text("noAnswerBecause").isEmpty();
  }

  private @Nullable DecisionKind kind() {
    return Arrays.stream(DecisionKind.values())
        .filter(each -> each.name().equals(text("kind")))
        .findFirst()
        .orElse(null);
  }

  private @Nullable LocalDate read(String field) {
    return RocDate.read(text(field)).orElse(null);
  }

  private void day(Map<String, BilingualText> faults, String field, boolean needed) {
    if (read(field) == null && (needed || !text(field).isEmpty())) {
      faults.put(field, new BilingualText("請填日期，如 115/10/31。", "Write a day, like 2026-10-31."));
    }
  }
}
