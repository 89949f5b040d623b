package tw.plumbline.service.decision;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.DuplicateException;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.UnknownReferenceException;
import tw.plumbline.service.decision.DecisionRequest.NamedFinding;
import tw.plumbline.service.decision.Grounds.Found;
import tw.plumbline.service.decision.KeptDecision.Kind;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;

/**
 * What officials decide on alliances. What is done here is in the audit log when it is on disk. Who
 * may do it the doors say; whoever reads decisions writes that down itself.
 */
public final class Decisions {
  private static final int MOST = 500;

  private final Database database;
  private final DecisionRules rules;
  private final NoArgGenerator ids;
  private final InstantSource clock;

  public Decisions(
      Database database, Supplier<Plumbline> rulebooks, NoArgGenerator ids, InstantSource clock) {
    this.database = database;
    this.rules = new DecisionRules(rulebooks);
    this.ids = ids;
    this.clock = clock;
  }

  /** Records what an official decides. It holds nothing before another person approves it. */
  public Mono<DecisionOutcome> record(Caller caller, String alliance, DecisionRequest request) {
    return Mono.defer(() -> judged(caller, alliance, request))
        // A correction came in between: it is told by what is stored now.
        .onErrorResume(
            UnknownReferenceException.class, changed -> judged(caller, alliance, request));
  }

  /** Approves a decision; it has effect from its first day on. */
  public Mono<DecisionOutcome> approve(
      Caller caller, String alliance, UUID decision, String reason) {
    return step(Kind.APPROVED, caller, alliance, decision, reason);
  }

  /** Refuses a decision that somebody else recorded. */
  public Mono<DecisionOutcome> refuse(
      Caller caller, String alliance, UUID decision, String reason) {
    return step(Kind.REFUSED, caller, alliance, decision, reason);
  }

  /** Takes back a decision before anybody approved or refused it. */
  public Mono<DecisionOutcome> withdraw(
      Caller caller, String alliance, UUID decision, String reason) {
    return step(Kind.WITHDRAWN, caller, alliance, decision, reason);
  }

  /** A decision; nothing if there is none. */
  public Mono<KeptDecision> get(UUID decision) {
    return database.one(
        Sql.of("decision.by-id", DecisionSql.ONE, Long.MAX_VALUE, decision), KeptDecision::of);
  }

  /** The JSON of a decision as it was recorded, byte for byte; nothing if there is none. */
  public Mono<byte[]> document(UUID decision) {
    return database.one(
        Sql.of("decision.document", "select document from decision where id = $1", decision),
        row -> new Columns(row).of("document", byte[].class));
  }

  /**
   * Decisions, newest first, as they were at a moment.
   *
   * @param moment the last step that is seen, as {@link State#moment} says it
   * @param before position before which to begin; null for the newest
   */
  public Flux<KeptDecision> list(
      DecisionFilter filter, long moment, @Nullable Long before, int limit) {
    DecisionKind kind = filter.kind();
    DecisionStatus status = filter.status();
    return database.rows(
        Sql.of(
            "decision.list",
            DecisionSql.LIST,
            moment,
            Sql.maybe(filter.alliance(), String.class),
            Sql.maybe(filter.programme(), String.class),
            Sql.maybe(filter.year(), Integer.class),
            Sql.maybe(kind == null ? null : kind.name(), String.class),
            Sql.maybe(status == null ? null : status.name(), String.class),
            Sql.maybe(filter.clause(), String.class),
            before == null ? Long.MAX_VALUE : before,
            limit),
        KeptDecision::of);
  }

  /** The newest decisions on an alliance, whatever became of them. */
  public Flux<KeptDecision> ofAlliance(String alliance) {
    return list(DecisionFilter.of(alliance), Long.MAX_VALUE, null, MOST);
  }

  /**
   * How things stand.
   *
   * @param alliance null for all
   * @param approvedOnly whether nothing else is to be seen
   */
  public Mono<State> state(@Nullable String alliance, boolean approvedOnly) {
    return database.one(
        Sql.of(
            "decision.state", DecisionSql.STATE, Sql.maybe(alliance, String.class), approvedOnly),
        row -> {
          Columns columns = new Columns(row);
          return new State(
              columns.of("decisions", Long.class), columns.of("moment", Long.class), approvedOnly);
        });
  }

  /**
   * How things stand at a moment.
   *
   * @param decisions how many there are
   * @param moment position of the last step
   */
  public record State(long decisions, long moment, boolean approvedOnly) {
    /** Another one for every state. */
    public String tag() {
      return (approvedOnly ? "approved-" : "all-") + decisions + "-" + moment;
    }
  }

  private Mono<DecisionOutcome> judged(Caller caller, String alliance, DecisionRequest request) {
    OffsetDateTime now = now();
    return grounds(alliance, request)
        .flatMap(
            grounds -> {
              List<Fault> faults = rules.faults(request, grounds, today(request, now));
              return faults.isEmpty()
                  ? recorded(caller, decision(caller, alliance, request, grounds, now))
                  : refused(Problem.ofForm(faults));
            });
  }

  private Mono<Grounds> grounds(String alliance, DecisionRequest request) {
    Object[] assessments = request.assessments().toArray(String[]::new);
    Mono<List<Grounds.Line>> lines =
        database
            .rows(
                Sql.of(
                    "decision.grounds", Grounds.READ, assessments, alliance, request.programme()),
                Grounds.Line::of)
            .collectList();
    String follows = request.follows();
    Mono<Boolean> followed =
        follows == null
            ? Mono.just(false)
            : database.one(
                Sql.of(
                    "decision.followed", Grounds.FOLLOWED, follows, alliance, request.programme()),
                row -> new Columns(row).of("approved", Long.class) > 0);
    return lines.flatMap(read -> followed.map(approved -> Grounds.of(read, approved)));
  }

  private Decision decision(
      Caller caller,
      String alliance,
      DecisionRequest request,
      Grounds grounds,
      OffsetDateTime now) {
    String follows = request.follows();
    return new Decision(
        ids.generate(),
        request.programme(),
        request.programmeYear(),
        alliance,
        request.kind(),
        request.effectiveOn(),
        request.reasons(),
        request.assessments().stream().map(UUID::fromString).toList(),
        request.named().stream().map(named -> finding(named, grounds)).toList(),
        request.hearing(),
        follows == null ? null : UUID.fromString(follows),
        caller.name(),
        now);
  }

  private static Decision.Finding finding(NamedFinding named, Grounds grounds) {
    UUID assessment = UUID.fromString(named.assessment());
    Found found = grounds.finding(assessment, named.ordinal());
    if (found == null) {
      throw new IllegalStateException("a decision without faults names what is not there");
    }
    return new Decision.Finding(
        assessment, named.ordinal(), found.clause(), found.pointer(), named.relied(), named.why());
  }

  private Mono<DecisionOutcome> recorded(Caller caller, Decision decision) {
    List<Decision.Finding> findings = decision.findings();
    return Mono.deferContextual(
            context ->
                database.run(
                    Sql.of(
                        "decision.record",
                        DecisionSql.RECORD,
                        decision.id(),
                        decision.programme(),
                        decision.programmeYear(),
                        decision.allianceId(),
                        decision.kind().name(),
                        decision.effectiveOn(),
                        Sql.maybe(decision.follows(), UUID.class),
                        DecisionJson.write(decision),
                        decision.by(),
                        decision.recordedAt(),
                        texts(decision.assessments()),
                        texts(findings.stream().map(Decision.Finding::assessment).toList()),
                        findings.stream().map(Decision.Finding::ordinal).toArray(Integer[]::new),
                        texts(findings.stream().map(Decision.Finding::relied).toList()),
                        findings.stream().map(Decision.Finding::why).toArray(String[]::new),
                        roles(caller),
                        Sql.maybe(AuditLog.trace(context), String.class))))
        .then(done(decision.id()));
  }

  private Mono<DecisionOutcome> step(
      Kind kind, Caller caller, String alliance, UUID decision, String reason) {
    if (reason.isBlank()) {
      return refused(Problem.ofForm(List.of(DecisionRules.noReason())));
    }
    return get(decision)
        .filter(kept -> kept.decision().allianceId().equals(alliance))
        .flatMap(
            kept -> {
              ProblemKind objection = objection(kind, caller, kept);
              return objection == null
                  ? stepped(kind, caller, kept.decision(), reason)
                  : refused(new Problem(objection));
            });
  }

  private static @Nullable ProblemKind objection(Kind kind, Caller caller, KeptDecision kept) {
    if (kept.status() != DecisionStatus.PROPOSED) {
      return ProblemKind.DECISION_SETTLED;
    }
    return kind != Kind.WITHDRAWN && caller.name().equals(kept.decision().by())
        ? ProblemKind.DECISION_SAME_PERSON
        : null;
  }

  /** Whether an assessment was corrected since, the database knows when it writes. */
  private Mono<DecisionOutcome> stepped(
      Kind kind, Caller caller, Decision decision, String reason) {
    return Mono.deferContextual(
            context ->
                database.run(
                    Sql.of(
                        kind.action(),
                        DecisionSql.STEP,
                        decision.id(),
                        kind.name(),
                        caller.name(),
                        reason,
                        now(),
                        roles(caller),
                        kind.action(),
                        decision.allianceId(),
                        Sql.maybe(AuditLog.trace(context), String.class))))
        .then(done(decision.id()))
        .onErrorResume(
            DuplicateException.class, other -> refused(new Problem(ProblemKind.DECISION_SETTLED)))
        .onErrorResume(
            UnknownReferenceException.class,
            corrected -> refused(new Problem(ProblemKind.DECISION_OVERTAKEN)));
  }

  private Mono<DecisionOutcome> done(UUID decision) {
    return Mono.defer(() -> get(decision)).map(DecisionOutcome.Done::new);
  }

  private static Mono<DecisionOutcome> refused(Problem problem) {
    return Mono.just(new DecisionOutcome.Refused(problem));
  }

  private @Nullable LocalDate today(DecisionRequest request, OffsetDateTime now) {
    return rules
        .edition(request)
        .map(Edition::zone)
        .map(zone -> now.atZoneSameInstant(zone).toLocalDate())
        .orElse(null);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
  }

  private static String[] texts(List<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }

  private static String[] roles(Caller caller) {
    return caller.roles().stream().map(Role::wire).sorted().toArray(String[]::new);
  }
}
