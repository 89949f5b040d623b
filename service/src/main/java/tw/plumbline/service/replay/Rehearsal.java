package tw.plumbline.service.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.Canonical;
import tw.plumbline.rules.rerun.Differences;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.rerun.Rerun;
import tw.plumbline.rules.rerun.Rerun.DraftedNote;
import tw.plumbline.rules.rerun.Rerun.Outcome;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.service.replay.Shelf.Shelved;
import tw.plumbline.service.replay.StoredFault.What;
import tw.plumbline.service.waiver.DatedWaiver;

/**
 * One replay with all that it needs; only computing is left.
 *
 * @param judging the version by which it was assessed
 * @param waivers of the alliance that were ever approved
 */
record Rehearsal(
    StoredCase one, Shelved judging, List<DraftCandidate> drafted, List<DatedWaiver> waivers) {
  /** Replays it. */
  Replay run(String engineNow) {
    List<StoredFault> faults = faults();
    Rerun.Result result = result();
    boolean identical = result.identical() && faults.isEmpty();
    return new Replay(
        one.id(),
        one.allianceId(),
        identical,
        result.outcome(),
        one.engine(),
        engineNow,
        one.rulebook(),
        one.reportDigest(),
        faults,
        result.differences(),
        identical ? List.of() : why(result, faults, engineNow),
        result.assessment());
  }

  private Rerun.Result result() {
    Plumbline rules = judging.rules();
    if (rules == null) {
      return failed(Outcome.RULES_NOT_LOADED, judging.why());
    }
    Given given = one.given(waiversThen(one, waivers));
    Rerun.Result first = null;
    for (DraftCandidate candidate : drafted) {
      BilingualText unknown = candidate.why();
      Rerun.Result result =
          unknown == null
              ? again(rules, candidate.note(), given)
              : failed(Outcome.NOT_ASSESSED, unknown);
      if (result.identical()) {
        return result;
      }
      first = first == null ? result : first;
    }
    return Objects.requireNonNull(first, "there is always a candidate");
  }

  /** One report that breaks the rules off ends no run of many. */
  private static Rerun.Result again(Plumbline rules, @Nullable DraftedNote note, Given given) {
    try {
      return Rerun.of(rules, note, given);
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      return failed(
          Outcome.NOT_ASSESSED,
          new BilingualText("檢核中斷：" + broken, "the evaluation broke off: " + broken));
    }
  }

  /**
   * The waivers that stood when a report was assessed. Of decisions made within the same minute its
   * findings tell whether they were known.
   */
  static List<GrantedWaiver> waiversThen(StoredCase one, List<DatedWaiver> waivers) {
    return waivers.stream()
        .filter(
            each ->
                each.uncertainAt(one.assessedAt())
                    ? one.named().contains(each.waiver().id())
                    : each.stoodAt(one.assessedAt()))
        .map(DatedWaiver::waiver)
        .toList();
  }

  private List<StoredFault> faults() {
    List<StoredFault> faults = new ArrayList<>();
    compare(faults, What.REPORT_DIGEST, one.reportDigest(), digest(one.report()));
    String registered = one.versionDigest();
    String files = judging.digest();
    if (registered == null || files == null) {
      faults.add(What.RULEBOOK_FILES.with(one.rulebook().digest(), ""));
    } else {
      compare(faults, What.RULEBOOK_DIGEST, registered, files);
      compare(faults, What.RULEBOOK_VERSION, one.rulebook().digest(), registered);
    }
    compare(
        faults, What.SUPPLIED_DIGEST, one.suppliedDigest(), digest(one.supplied().getBytes(UTF_8)));
    faults.addAll(one.rows().against(one.document()));
    return faults;
  }

  private static void compare(List<StoredFault> faults, What what, String stored, String found) {
    if (!stored.equals(found)) {
      faults.add(what.with(stored, found));
    }
  }

  private static String digest(byte[] json) {
    try {
      return Canonical.digest(json);
    } catch (IllegalArgumentException noJson) {
      return "no JSON: " + noJson.getMessage();
    }
  }

  private static Rerun.Result failed(Outcome outcome, @Nullable BilingualText why) {
    return new Rerun.Result(outcome, null, null, Differences.NONE, why);
  }

  /** What may have caused it; it is said where nothing is known that may have. */
  private List<BilingualText> why(Rerun.Result result, List<StoredFault> faults, String engineNow) {
    List<BilingualText> why = new ArrayList<>();
    BilingualText said = result.why();
    if (said != null) {
      why.add(said);
    }
    if (!faults.isEmpty()) {
      why.add(
          new BilingualText(
              "所存資料彼此不符，見 storedFaults", "what is stored does not fit itself: see storedFaults"));
    }
    if (!result.identical() && !one.engine().equals(engineNow)) {
      why.add(
          new BilingualText(
              "當時由另一版程式檢核：%s，現在是 %s".formatted(one.engine(), engineNow),
              "another version of the program answered then: %s, now it is %s"
                  .formatted(one.engine(), engineNow)));
    }
    part(why, result, "/supplied", "補入資料不同", "the supplied facts differ");
    part(why, result, "/draftedAgainst", "所載起草版次不同", "the rules of the draft differ");
    part(why, result, "/rulebook", "所載規則版次不同", "the rules that are named differ");
    boolean waived =
        result.differences().first().stream()
            .anyMatch(each -> each.pointer().matches("/findings/[0-9]+/waiver.*"));
    if (waived) {
      why.add(
          new BilingualText(
              "當時的豁免與所存決定不符", "the waivers are not those that stood by the decisions on them"));
    }
    if (why.isEmpty()) {
      why.add(
          new BilingualText(
              "原因不明；不得視為相同", "the cause is unknown; it must not be taken for identical"));
    }
    return why;
  }

  private static void part(
      List<BilingualText> why, Rerun.Result result, String pointer, String zhTw, String en) {
    boolean differs =
        result.differences().first().stream()
            .anyMatch(
                each -> each.pointer().equals(pointer) || each.pointer().startsWith(pointer + "/"));
    if (differs) {
      why.add(new BilingualText(zhTw, en));
    }
  }
}
