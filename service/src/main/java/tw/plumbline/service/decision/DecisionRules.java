package tw.plumbline.service.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.service.decision.DecisionRequest.NamedFinding;
import tw.plumbline.service.decision.Grounds.Breach;
import tw.plumbline.service.decision.Grounds.Found;

/** What is wrong with a decision, by the rulebooks in force and by what is stored. */
final class DecisionRules {
  /** More than these tell nobody more. */
  private static final int MOST = 200;

  private final Supplier<Plumbline> inForce;

  DecisionRules(Supplier<Plumbline> inForce) {
    this.inForce = inForce;
  }

  /** The edition that a decision names, in whose zone its days are; nothing if there is none. */
  Optional<Edition> edition(DecisionRequest request) {
    return inForce.get().edition(request.programme(), request.programmeYear());
  }

  /**
   * Every fault, in the order of the form's fields.
   *
   * @param today null where there is no edition by whose zone to tell
   */
  List<Fault> faults(DecisionRequest request, Grounds grounds, @Nullable LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    programme(request, faults);
    if (today != null && request.effectiveOn().isBefore(today)) {
      faults.add(
          fault(
              "/effectiveOn",
              FaultCode.OUT_OF_RANGE,
              "生效日不得早於登錄日 %s。".formatted(today),
              "It cannot have effect before %s, the day on which it is recorded."
                  .formatted(today)));
    }
    if (request.reasons().isBlank()) {
      faults.add(fault("/reasons", FaultCode.TOO_SHORT, "請敘明理由。", "Say why."));
    }
    assessments(request, grounds, faults);
    new FindingRules(request, grounds, faults).check();
    hearing(request, today, faults);
    if (request.follows() != null && !grounds.followed()) {
      faults.add(
          fault(
              "/follows",
              FaultCode.UNKNOWN_ID,
              "同一聯盟、同一計畫沒有這件經核定之決定。",
              "There is no approved decision of this id on this alliance in this programme."));
    }
    return faults.size() <= MOST ? faults : shortened(faults);
  }

  /** Whoever acts on a decision says why. */
  static Fault noReason() {
    return fault("/reason", FaultCode.TOO_SHORT, "請敘明理由。", "Say why.");
  }

  private void programme(DecisionRequest request, List<Fault> faults) {
    if (inForce.get().editions(request.programme()).isEmpty()) {
      faults.add(
          fault(
              "/programme",
              FaultCode.UNKNOWN_PROGRAMME,
              "沒有這個計畫的規定；請查對計畫代號後更正。",
              "There are no rules of this programme; check its name and correct it."));
    } else if (edition(request).isEmpty()) {
      faults.add(
          fault(
              "/programmeYear",
              FaultCode.NO_EDITION,
              "這個計畫在所填年度沒有規定。",
              "The programme has no rules for this year."));
    }
  }

  private static void assessments(DecisionRequest request, Grounds grounds, List<Fault> faults) {
    for (int i = 0; i < request.assessments().size(); i++) {
      String at = "/assessments/" + i;
      Grounds.Assessed assessed =
          grounds.assessments().get(UUID.fromString(request.assessments().get(i)));
      if (assessed == null) {
        faults.add(
            fault(
                at,
                FaultCode.UNKNOWN_ID,
                "這個聯盟在這個計畫沒有這件檢核結果。",
                "This alliance has no such assessment in this programme."));
      } else if (assessed.replacedBy() != null
          && !request.assessments().contains(assessed.replacedBy().toString())) {
        UUID correction = assessed.replacedBy();
        faults.add(
            fault(
                at,
                FaultCode.CONFLICT,
                "這件填報已由 `%s` 更正；請一併列出更正件。".formatted(correction),
                "This was corrected by `%s`; name the correction as well.".formatted(correction)));
      }
    }
  }

  private static void hearing(
      DecisionRequest request, @Nullable LocalDate today, List<Fault> faults) {
    Hearing hearing = request.hearing();
    if (hearing != null) {
      days(hearing, today, faults);
      answer(hearing, faults);
    } else if (request.kind().burdens()) {
      faults.add(
          fault(
              "/hearing",
              FaultCode.MISSING_FIELD,
              "減列或終止補助前，須給予聯盟陳述意見之機會；請填明。",
              "Before a grant is reduced or terminated the alliance has the chance to state its"
                  + " opinion; say when and how."));
    }
  }

  private static void days(Hearing hearing, @Nullable LocalDate today, List<Fault> faults) {
    LocalDate heldOn = hearing.heldOn();
    if (today != null && hearing.notifiedOn().isAfter(today)) {
      faults.add(
          fault(
              "/hearing/notifiedOn",
              FaultCode.OUT_OF_RANGE,
              "通知日不得晚於登錄日 %s。".formatted(today),
              "It was not notified after %s, the day on which this is recorded.".formatted(today)));
    }
    if (heldOn == null && hearing.manner() != HearingManner.WRITTEN) {
      faults.add(
          fault(
              "/hearing/heldOn",
              FaultCode.MISSING_FIELD,
              "以言詞或聽證陳述意見者，請填明日期。",
              "Say on which day the alliance was heard."));
    }
    if (heldOn != null
        && (heldOn.isBefore(hearing.notifiedOn()) || (today != null && heldOn.isAfter(today)))) {
      faults.add(
          fault(
              "/hearing/heldOn",
              FaultCode.OUT_OF_RANGE,
              "陳述意見之日不得早於通知日，也不得晚於登錄日。",
              "It is heard neither before it was notified nor after this is recorded."));
    }
  }

  private static void answer(Hearing hearing, List<Fault> faults) {
    if (hearing.answer() == null && hearing.noAnswerBecause() == null) {
      faults.add(
          fault(
              "/hearing/answer",
              FaultCode.MISSING_FIELD,
              "請填聯盟之陳述；沒有陳述者，於 `noAnswerBecause` 敘明原因。",
              "Say what the alliance answered, or in `noAnswerBecause` why it did not."));
    } else if (hearing.answer() != null && hearing.noAnswerBecause() != null) {
      faults.add(
          fault(
              "/hearing/noAnswerBecause",
              FaultCode.CONFLICT,
              "既有陳述，即不得再填未陳述之原因。",
              "There is an answer, so there is no reason why there is none."));
    }
  }

  private static List<Fault> shortened(List<Fault> faults) {
    List<Fault> some = new ArrayList<>(faults.subList(0, MOST));
    some.add(
        fault(
            "",
            FaultCode.MORE_FAULTS,
            "還有 %d 項，未一一列出。".formatted(faults.size() - MOST),
            "There are %d more.".formatted(faults.size() - MOST)));
    return some;
  }

  private static Fault fault(String pointer, FaultCode code, String zhTw, String en) {
    return new Fault(pointer, code, new BilingualText(zhTw, en));
  }

  /** Which findings a decision has to name, and how. */
  private record FindingRules(DecisionRequest request, Grounds grounds, List<Fault> faults) {
    void check() {
      Set<String> judged = new HashSet<>();
      for (int i = 0; i < request.named().size(); i++) {
        named("/findings/" + i, request.named().get(i), judged);
      }
      if (request.kind().burdens() && request.named().stream().noneMatch(NamedFinding::relied)) {
        faults.add(
            fault(
                "/findings",
                FaultCode.MISSING_FIELD,
                "減列或終止補助須至少依據一項檢核發現。",
                "A grant is reduced or terminated for at least one finding that is relied on."));
      }
      for (Breach breach : grounds.breaches()) {
        if (!judged.contains(key(breach.assessment(), breach.found().ordinal()))) {
          unjudged(breach);
        }
      }
    }

    private void named(String at, NamedFinding named, Set<String> judged) {
      UUID assessment = UUID.fromString(named.assessment());
      Found found = grounds.finding(assessment, named.ordinal());
      if (!request.assessments().contains(named.assessment())) {
        faults.add(
            fault(
                at + "/assessment",
                FaultCode.UNKNOWN_ID,
                "這件檢核結果不在 `assessments` 之列。",
                "This assessment is not among `assessments`."));
      } else if (found == null && grounds.assessments().containsKey(assessment)) {
        faults.add(
            fault(
                at + "/ordinal",
                FaultCode.UNKNOWN_ID,
                "這件檢核結果沒有第 %d 項發現。".formatted(named.ordinal()),
                "The assessment has no finding %d.".formatted(named.ordinal())));
      } else if (!judged.add(key(assessment, named.ordinal()))) {
        faults.add(fault(at, FaultCode.DUPLICATE_ID, "同一項發現列了兩次。", "This finding is named twice."));
      } else if (named.relied() && found != null && found.waived()) {
        faults.add(
            fault(
                at + "/relied",
                FaultCode.NOT_ALLOWED_VALUE,
                "已獲豁免之發現不得作為依據。",
                "A finding that is waived cannot be relied on."));
      }
      if (!named.relied() && Objects.requireNonNullElse(named.why(), "").isBlank()) {
        faults.add(
            fault(
                at + "/why",
                FaultCode.MISSING_FIELD,
                "不採之發現須敘明理由。",
                "Say why this finding is set aside."));
      }
    }

    private void unjudged(Breach breach) {
      Found found = breach.found();
      faults.add(
          fault(
              "/findings",
              FaultCode.MISSING_FIELD,
              "檢核結果 `%s` 第 %d 項發現（%s，%s）未列入；請列為依據，或敘明不採之理由。"
                  .formatted(breach.assessment(), found.ordinal(), found.clause(), found.pointer()),
              "Finding %d of the assessment `%s` (%s at `%s`) is passed over; rely on it, or set it"
                      .formatted(
                          found.ordinal(), breach.assessment(), found.clause(), found.pointer())
                  + " aside and say why."));
    }

    private static String key(UUID assessment, int ordinal) {
      return assessment + " " + ordinal;
    }
  }
}
