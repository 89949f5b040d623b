package tw.plumbline.service.waiver;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;

/** What is wrong with a request, by the rulebook of its programme and the limits of the office. */
final class WaiverRules {
  private final Supplier<Plumbline> inForce;
  private final WaiverLimits limits;

  WaiverRules(Supplier<Plumbline> inForce, WaiverLimits limits) {
    this.inForce = inForce;
    this.limits = limits;
  }

  /** Where the days of a request without faults begin and end. */
  ZoneId zone(WaiverRequest request) {
    List<Edition> editions = inScope(request);
    return editions.get(editions.size() - 1).zone();
  }

  /** Every fault, in the order of the form's fields. */
  List<Fault> faults(WaiverRequest request) {
    List<Fault> faults = new ArrayList<>();
    if (inForce.get().editions(request.programme()).isEmpty()) {
      faults.add(
          fault(
              "/programme",
              FaultCode.UNKNOWN_PROGRAMME,
              "沒有這個計畫的規定；請查對計畫代號後更正。",
              "There are no rules of this programme; check its name and correct it."));
    } else {
      scope(request, faults);
    }
    days(request, faults);
    if (request.reason().isBlank()) {
      faults.add(noReason());
    }
    return faults;
  }

  /** Whoever decides says why. */
  static Fault noReason() {
    return fault("/reason", FaultCode.TOO_SHORT, "請敘明理由。", "Say why.");
  }

  private void scope(WaiverRequest request, List<Fault> faults) {
    List<Edition> editions = inScope(request);
    clause(request, editions, faults);
    if (request.programmeYears().to() < request.programmeYears().from()) {
      faults.add(
          fault(
              "/programmeYears/to",
              FaultCode.OUT_OF_RANGE,
              "結束年度不得早於起始年度。",
              "The last year must not be before the first one."));
    } else if (editions.isEmpty()) {
      faults.add(
          fault(
              "/programmeYears",
              FaultCode.NO_EDITION,
              "這個計畫在所填年度沒有規定。",
              "The programme has no rules for these years."));
    }
    filings(request, editions, faults);
  }

  private void clause(WaiverRequest request, List<Edition> editions, List<Fault> faults) {
    if (limits.never().contains(request.clause())) {
      faults.add(
          fault(
              "/clause",
              FaultCode.NOT_ALLOWED_VALUE,
              "這個條款不得豁免。",
              "No exception is made from this clause."));
    } else if (!editions.isEmpty() && editions.stream().noneMatch(one -> checks(one, request))) {
      faults.add(
          fault(
              "/clause",
              FaultCode.UNKNOWN_CLAUSE,
              "所填年度沒有檢核這個條款。",
              "No clause of this id is checked in these years."));
    }
  }

  private static boolean checks(Edition edition, WaiverRequest request) {
    EditionClause clause = edition.clauses().get(request.clause());
    return clause != null && clause.checked();
  }

  private static void filings(WaiverRequest request, List<Edition> editions, List<Fault> faults) {
    List<String> asked = request.filings();
    Set<String> known =
        editions.stream()
            .flatMap(edition -> edition.asOf().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (int i = 0; asked != null && !editions.isEmpty() && i < asked.size(); i++) {
      if (!known.contains(asked.get(i))) {
        faults.add(
            fault(
                "/filings/" + i,
                FaultCode.UNKNOWN_FILING,
                "所填年度沒有這種填報；可填 %s。".formatted(String.join("、", known)),
                "There is no such filing in these years; give one of %s."
                    .formatted(String.join(", ", known))));
      }
    }
  }

  private void days(WaiverRequest request, List<Fault> faults) {
    Integer longest = limits.longestDays();
    if (request.until().isBefore(request.from())) {
      faults.add(
          fault(
              "/until",
              FaultCode.OUT_OF_RANGE,
              "截止日不得早於起始日。",
              "The last day must not be before the first one."));
    } else if (longest != null
        && ChronoUnit.DAYS.between(request.from(), request.until()) >= longest) {
      faults.add(
          fault(
              "/until",
              FaultCode.OUT_OF_RANGE,
              "豁免期間至多 %d 日。".formatted(longest),
              "A waiver is in force for at most %d days.".formatted(longest)));
    }
  }

  private List<Edition> inScope(WaiverRequest request) {
    YearSpan years = request.programmeYears();
    return inForce.get().editions(request.programme()).stream()
        .filter(edition -> years.from() <= edition.year() && edition.year() <= years.to())
        .toList();
  }

  private static Fault fault(String pointer, FaultCode code, String zhTw, String en) {
    return new Fault(pointer, code, new BilingualText(zhTw, en));
  }
}
