package tw.plumbline.service.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.editing.Edit;
import tw.plumbline.rules.editing.Edited;
import tw.plumbline.rules.gates.GateReport;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.impact.ImpactCsv;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.DraftTrials;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.draft.GateRuns;
import tw.plumbline.service.draft.GateStanding;
import tw.plumbline.service.draft.ImpactChange;
import tw.plumbline.service.draft.ImpactRun;
import tw.plumbline.service.draft.Impacts;
import tw.plumbline.service.draft.Publishing;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.submission.StoredAssessments;

/** The desk on which pages work on drafts. */
final class ServiceDesk implements DraftDesk {
  private final Drafts drafts;
  private final GateRuns gates;
  private final Impacts impacts;
  private final Publishing publishing;
  private final DraftTrials trials;
  private final StoredAssessments stored;
  private final AuditLog audit;

  ServiceDesk(
      Drafts drafts,
      GateRuns gates,
      Impacts impacts,
      Publishing publishing,
      DraftTrials trials,
      StoredAssessments stored,
      AuditLog audit) {
    this.drafts = drafts;
    this.gates = gates;
    this.impacts = impacts;
    this.publishing = publishing;
    this.trials = trials;
    this.stored = stored;
    this.audit = audit;
  }

  @Override
  public Mono<List<DraftSheet>> unfinished() {
    return drafts.unfinished().map(all -> all.stream().map(ServiceDesk::sheet).toList());
  }

  @Override
  public Mono<DraftSheet> find(UUID draft) {
    return drafts.find(draft).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<DraftSheet> create(Caller author, String programme, int version, String title) {
    return title.isBlank()
        ? Mono.error(
            new DeskRefusal(
                new BilingualText("請填寫這份草案要改什麼。", "Say what the draft is to change."), List.of()))
        : said(drafts.create(author, programme, version, title))
            .switchIfEmpty(
                Mono.error(
                    () ->
                        new DeskRefusal(
                            new BilingualText("這份規則書沒有這個版本。", "The rulebook has no such version."),
                            List.of())))
            .map(ServiceDesk::sheet);
  }

  @Override
  public Mono<RulebookFiles> files(UUID draft, int revision) {
    return drafts.files(draft, revision);
  }

  @Override
  public Mono<List<DraftSheet.State>> states(UUID draft) {
    return drafts.states(draft).map(all -> all.stream().map(ServiceDesk::sheet).toList());
  }

  @Override
  public Mono<DraftSheet> save(
      Caller caller, UUID draft, int since, String path, byte[] content, String note) {
    return said(drafts.save(caller, draft, since, Map.of(path, Optional.of(content)), note))
        .map(ServiceDesk::sheet);
  }

  @Override
  public Mono<List<CellFault>> edit(
      Caller caller,
      UUID draft,
      int since,
      String path,
      Map<String, String> cells,
      List<RowEdit> rows,
      String note) {
    return drafts
        .files(draft, since)
        .flatMap(
            files -> {
              List<CellFault> faults = new ArrayList<>();
              RulebookFiles edited = files;
              for (Map.Entry<String, String> cell : new TreeMap<>(cells).entrySet()) {
                Edited done = Edit.set(edited, path, cell.getKey(), cell.getValue());
                edited = made(done, edited, cell.getKey(), faults);
              }
              for (RowEdit row : rows) {
                edited = made(row.on(edited, path), edited, row.pointer(), faults);
              }
              byte[] content = edited.bytes(path);
              return faults.isEmpty() && content != null
                  ? save(caller, draft, since, path, content, note).thenReturn(List.<CellFault>of())
                  : Mono.just(faults);
            });
  }

  /** What is refused stands where it was typed: faults within a new row stand at its list. */
  private static RulebookFiles made(
      Edited done, RulebookFiles before, String place, List<CellFault> faults) {
    if (done instanceof Edited.Refused refused) {
      refused.faults().forEach(fault -> faults.add(new CellFault(place, fault.message())));
    }
    return done instanceof Edited.Done made ? made.files() : before;
  }

  @Override
  public Mono<DraftSheet> propose(
      Caller caller, UUID draft, int revision, String reason, @Nullable LocalDate transitionUntil) {
    return said(drafts.propose(caller, draft, revision, reason, transitionUntil))
        .map(ServiceDesk::sheet);
  }

  @Override
  public Mono<DraftSheet> withdraw(Caller caller, UUID draft, String reason) {
    return said(drafts.withdraw(caller, draft, reason)).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<DraftSheet> refuse(Caller caller, UUID draft, String reason) {
    return said(drafts.refuse(caller, draft, reason)).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<DraftSheet> abandon(Caller caller, UUID draft, String reason) {
    return said(drafts.abandon(caller, draft, reason)).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<Integer> approve(
      Caller caller, UUID draft, int revision, UUID impact, String reason) {
    return said(publishing.approve(caller, draft, revision, impact, reason, false));
  }

  @Override
  public Mono<GateSheet> gates(UUID draft) {
    return gates.standing(draft).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<GateSheet> lookAtGates(UUID draft) {
    return gates.start(draft).map(ServiceDesk::sheet);
  }

  @Override
  public Mono<ImpactSheet> impact(UUID draft) {
    return impacts.newest(draft).flatMap(this::sheet);
  }

  @Override
  public Mono<ImpactSheet> startImpact(Caller caller, UUID draft) {
    return said(impacts.start(caller, draft)).flatMap(this::sheet);
  }

  @Override
  public Mono<ImpactSheet> cancelImpact(Caller caller, UUID run) {
    return impacts.cancel(caller, run).flatMap(this::sheet);
  }

  @Override
  public Flux<ImpactSheet> watchImpact(UUID run) {
    return impacts.watch(run).map(now -> sheet(now, false));
  }

  @Override
  public Flux<ImpactSheet.Move> moves(UUID run) {
    return impacts
        .changes(run)
        .flatMapIterable(
            row -> {
              AssessmentChange change = row.change();
              return change == null ? List.of() : List.of(move(row, change));
            });
  }

  @Override
  public Flux<String> csv(UUID run) {
    return Flux.just(ImpactCsv.head()).concatWith(impacts.changes(run).map(ImpactChange::csv));
  }

  @Override
  public Mono<Trial> tryOut(Caller caller, UUID draft, byte[] report) {
    return drafts
        .find(draft)
        .flatMap(found -> trials.of(found, report))
        .map(
            answer ->
                answer instanceof Answer.Assessed assessed
                    ? (Trial) new Trial.Assessed(assessed.assessment())
                    : new Trial.NoReport(((Answer.Rejected) answer).faults()))
        .onErrorResume(
            ProblemException.class,
            refused ->
                refused.problem().kind() == ProblemKind.FILES_REFUSED
                    ? Mono.just(new Trial.NoRulebook(refused.problem().files()))
                    : Mono.error(refused));
  }

  @Override
  public Mono<String> report(Caller caller, UUID submission) {
    return stored
        .submission(submission)
        .flatMap(
            found ->
                audit
                    .record(caller, "submission.read", submission.toString(), found.allianceId())
                    .thenReturn(new String(found.report(), UTF_8)));
  }

  /** What was refused, as pages say it. */
  private static <T> Mono<T> said(Mono<T> asked) {
    return asked.onErrorMap(
        ProblemException.class,
        refused -> {
          Problem problem = refused.problem();
          return new DeskRefusal(
              problem.message(), problem.files().stream().map(ServiceDesk::fault).toList());
        });
  }

  private static GateSheet.Fault fault(BookFault fault) {
    return new GateSheet.Fault(fault.file(), fault.line(), fault.message());
  }

  private static DraftSheet sheet(Draft draft) {
    return new DraftSheet(
        draft.id(),
        draft.programme(),
        draft.basedOn(),
        draft.title(),
        draft.author(),
        draft.createdAt(),
        DraftSheet.Standing.valueOf(draft.standing().name()),
        sheet(draft.current()),
        draft.steps().stream()
            .map(
                step ->
                    new DraftSheet.Step(
                        DraftSheet.Step.Kind.valueOf(step.kind().name()),
                        step.revision(),
                        step.by(),
                        step.reason(),
                        step.transitionUntil(),
                        step.at()))
            .toList());
  }

  private static DraftSheet.State sheet(Draft.State state) {
    return new DraftSheet.State(
        state.revision(), state.digest(), state.savedBy(), state.note(), state.savedAt());
  }

  private static GateSheet sheet(GateStanding standing) {
    return new GateSheet(
        standing.running(), standing.gates().stream().map(ServiceDesk::sheet).toList());
  }

  private static GateSheet.Gate sheet(GateStanding.Item item) {
    GateReport report = item.report();
    return report == null
        ? new GateSheet.Gate(item.gate().title(), null, null, List.of(), item.done(), item.all())
        : new GateSheet.Gate(
            item.gate().title(),
            report.passed(),
            report.summary(),
            report.faults().stream()
                .map(
                    fault ->
                        new GateSheet.Fault(
                            fault.file(), Math.max(1, fault.line()), fault.message()))
                .toList(),
            0,
            0);
  }

  private Mono<ImpactSheet> sheet(ImpactRun run) {
    return impacts.current(run).map(current -> sheet(run, current));
  }

  private static ImpactSheet sheet(ImpactRun run, boolean current) {
    return new ImpactSheet(
        run.id(),
        run.revision(),
        run.base(),
        run.years(),
        current,
        run.submissions(),
        run.assessed(),
        run.failed(),
        run.askedBy(),
        run.askedAt(),
        run.stopped());
  }

  private static ImpactSheet.Move move(ImpactChange row, AssessmentChange change) {
    Set<String> clauses = new LinkedHashSet<>();
    int appeared = 0;
    int vanished = 0;
    for (AssessmentChange.FindingChange finding : change.findings()) {
      clauses.add(finding.clause());
      appeared += finding.kind() == AssessmentChange.Kind.APPEARED ? 1 : 0;
      vanished += finding.kind() == AssessmentChange.Kind.VANISHED ? 1 : 0;
    }
    change.checks().forEach(check -> clauses.add(check.clause()));
    return new ImpactSheet.Move(
        row.submission(),
        row.allianceId(),
        row.allianceName(),
        row.programmeYear(),
        row.filing(),
        change.before(),
        change.after(),
        List.copyOf(clauses),
        appeared,
        vanished,
        change.figures().size());
  }
}
