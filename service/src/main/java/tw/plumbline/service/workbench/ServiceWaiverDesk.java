package tw.plumbline.service.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.WaiverStatus;
import tw.plumbline.service.waiver.Waivers;
import tw.plumbline.service.waiver.YearSpan;

/** The desk on which pages work on waivers. */
final class ServiceWaiverDesk implements WaiverDesk {
  private static final int SHOWN = 500;

  private final Waivers waivers;
  private final AuditLog audit;

  ServiceWaiverDesk(Waivers waivers, AuditLog audit) {
    this.waivers = waivers;
    this.audit = audit;
  }

  @Override
  public Mono<List<WaiverSheet>> list(Caller caller, WaiverSheet.@Nullable Status status) {
    WaiverStatus asked = status == null ? null : WaiverStatus.valueOf(status.name());
    return audit
        .record(caller, "waivers.read", status == null ? "" : status.name(), null)
        .then(waivers.state(null))
        .flatMap(
            state ->
                waivers
                    .list(null, asked, state.moment(), null, SHOWN)
                    .map(ServiceWaiverDesk::sheet)
                    .collectList());
  }

  @Override
  public Mono<List<CellFault>> request(Caller caller, Map<String, String> typed) {
    Form form = new Form(typed);
    LocalDate from = form.day("from");
    LocalDate until = form.day("until");
    int fromYear = form.year("fromYear");
    int toYear = form.year("toYear");
    String alliance = form.text("allianceId");
    if (alliance.isEmpty()) {
      form.fault("allianceId", "請填寫聯盟代號。", "Say which alliance.");
    }
    if (!form.faults.isEmpty() || from == null || until == null) {
      return Mono.just(form.faults);
    }
    List<String> filings =
        Arrays.stream(form.text("filings").split("[\\s,、，]+"))
            .filter(kind -> !kind.isEmpty())
            .toList();
    String pointer = form.text("pointer");
    WaiverRequest request =
        new WaiverRequest(
            form.text("programme"),
            form.text("clause"),
            new YearSpan(fromYear, toYear),
            filings.isEmpty() ? null : filings,
            pointer.isEmpty() ? null : pointer,
            from,
            until,
            form.text("reason"));
    return waivers
        .request(caller, alliance, request)
        .flatMap(
            outcome ->
                outcome instanceof WaiverOutcome.Refused refused
                    ? faults(refused.problem())
                    : Mono.just(List.<CellFault>of()));
  }

  @Override
  public Mono<WaiverSheet> decide(
      Caller caller, String allianceId, UUID waiver, WaiverSheet.Decision decision, String reason) {
    Mono<WaiverOutcome> deciding =
        switch (decision) {
          case APPROVED -> waivers.approve(caller, allianceId, waiver, reason);
          case REFUSED -> waivers.refuse(caller, allianceId, waiver, reason);
          case REVOKED -> waivers.revoke(caller, allianceId, waiver, reason);
        };
    return deciding.flatMap(
        outcome ->
            outcome instanceof WaiverOutcome.Done done
                ? Mono.just(sheet(done.waiver()))
                : Mono.error(refusal(((WaiverOutcome.Refused) outcome).problem())));
  }

  /** Faults of the form stand at its fields; what is refused for another reason is said above. */
  private static Mono<List<CellFault>> faults(Problem problem) {
    return problem.faults().isEmpty()
        ? Mono.error(refusal(problem))
        : Mono.just(problem.faults().stream().map(ServiceWaiverDesk::fault).toList());
  }

  private static CellFault fault(Fault fault) {
    String field =
        switch (fault.pointer()) {
          case "/programmeYears/from" -> "/fromYear";
          case "/programmeYears/to" -> "/toYear";
          default -> fault.pointer().startsWith("/filings") ? "/filings" : fault.pointer();
        };
    return new CellFault(field, fault.message());
  }

  private static DeskRefusal refusal(Problem problem) {
    return new DeskRefusal(
        problem.faults().isEmpty() ? problem.message() : problem.faults().get(0).message(),
        List.of());
  }

  private static WaiverSheet sheet(KeptWaiver kept) {
    List<String> filings = kept.filings();
    String pointer = kept.pointer();
    return new WaiverSheet(
        kept.id(),
        kept.allianceId(),
        kept.programme(),
        kept.clause(),
        kept.programmeYears().from(),
        kept.programmeYears().to(),
        filings == null ? List.of() : filings,
        pointer == null ? "" : pointer,
        kept.from(),
        kept.until(),
        kept.by(),
        kept.requestedAt(),
        kept.reason(),
        WaiverSheet.Status.valueOf(kept.status().name()),
        kept.events().stream()
            .map(
                event ->
                    new WaiverSheet.Event(
                        WaiverSheet.Decision.valueOf(event.kind().name()),
                        event.by(),
                        event.reason(),
                        event.at()))
            .toList());
  }

  /** What was typed, read field by field. */
  private static final class Form {
    private static final int LONGEST_YEAR = 3;

    private final Map<String, String> typed;
    private final List<CellFault> faults = new ArrayList<>();

    Form(Map<String, String> typed) {
      this.typed = typed;
    }

    String text(String field) {
      return typed.getOrDefault(field, "").strip();
    }

    @Nullable LocalDate day(String field) {
      LocalDate day = RocDate.read(text(field)).orElse(null);
      if (day == null) {
        fault(field, "請填日期，如 115/10/31。", "Write a day, like 2026-10-31.");
      }
      return day;
    }

    int year(String field) {
      String year = text(field);
      if (!year.matches("[0-9]{1," + LONGEST_YEAR + "}")) {
        fault(field, "請填民國年度，如 115。", "Write a ROC year, like 115.");
        return 0;
      }
      return Integer.parseInt(year);
    }

    void fault(String field, String zhTw, String en) {
      faults.add(new CellFault("/" + field, new BilingualText(zhTw, en)));
    }
  }
}
