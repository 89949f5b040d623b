package tw.plumbline.service.waiver;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.DuplicateException;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.waiver.KeptWaiver.Kind;

/**
 * Requests for waivers and the decisions on them. What is done here is in the audit log when it is
 * on disk, and in force on this replica when it is answered. Who may do it the doors say; whoever
 * lists waivers writes that down itself.
 */
public final class Waivers {
  private static final String REQUEST =
      """
      with requested as (
        insert into waiver (id, programme, alliance_id, clause, from_year, to_year, filings,
          pointer, valid_from, valid_until, zone, requested_by, requested_at, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        returning id),
      audited as (
        insert into audit_event (at, caller, roles, action, subject, alliance, trace_id)
        select $13, $12, $15, 'waiver.request', id::text, $3, $16 from requested)
      select id, pg_notify('plumbline', 'waivers')::text from requested
      """;

  private static final String DECIDE =
      """
      with decided as (
        insert into waiver_event (waiver, kind, caller, reason, at)
        values ($1, $2, $3, $4, $5)
        returning waiver),
      audited as (
        insert into audit_event (at, caller, roles, action, subject, alliance, trace_id)
        select $5, $3, $6, $7, waiver::text, $8, $9 from decided)
      select waiver, pg_notify('plumbline', 'waivers')::text from decided
      """;

  /** As they were at a moment: $1 the last decision that is seen, $2 the time by the clock. */
  private static final String SEEN =
      """
      select w.*, d.kind as decision, d.caller as decided_by, d.reason as decided_reason,
        d.at as decided_at, r.caller as revoked_by, r.reason as revoked_reason,
        r.at as revoked_at,
        case
          when r.waiver is not null then 'REVOKED'
          when d.waiver is null then 'REQUESTED'
          when d.kind = 'REFUSED' then 'REFUSED'
          when w.valid_until < ($2::timestamptz at time zone w.zone)::date then 'EXPIRED'
          else 'APPROVED'
        end as status
      from waiver w
      left join waiver_event d on d.waiver = w.id and d.kind <> 'REVOKED' and d.position <= $1
      left join waiver_event r on r.waiver = w.id and r.kind = 'REVOKED' and r.position <= $1
      """;

  private static final String ONE =
      "select * from (" + SEEN + ") seen where alliance_id = $3 and id = $4";

  private static final String LIST =
      "select * from ("
          + SEEN
          + """
          ) seen
          where ($3::text is null or alliance_id = $3) and ($4::text is null or status = $4)
            and position < $5
          order by position desc limit $6
          """;

  private static final String STATE =
      """
      select count(*) as requests,
        coalesce(max((select max(e.position) from waiver_event e where e.waiver = w.id)), 0)
          as decisions,
        count(*) filter (where w.valid_until < ($2::timestamptz at time zone w.zone)::date) as past
      from waiver w where $1::text is null or w.alliance_id = $1
      """;

  private final Database database;
  private final WaiverRules rules;
  private final InForceWaivers inForce;
  private final NoArgGenerator ids;
  private final Clock clock;

  public Waivers(
      Database database,
      Supplier<Plumbline> rulebooks,
      WaiverLimits limits,
      InForceWaivers inForce,
      NoArgGenerator ids,
      Clock clock) {
    this.database = database;
    this.rules = new WaiverRules(rulebooks, limits);
    this.inForce = inForce;
    this.ids = ids;
    this.clock = clock;
  }

  /** Asks for a waiver. Nothing is waived before another person approves it. */
  public Mono<WaiverOutcome> request(Caller caller, String alliance, WaiverRequest request) {
    List<Fault> faults = rules.faults(request);
    if (!faults.isEmpty()) {
      return refused(Problem.ofForm(faults));
    }
    UUID id = ids.generate();
    List<String> filings = request.filings();
    return Mono.deferContextual(
            context ->
                database.run(
                    Sql.of(
                        "waiver.request",
                        REQUEST,
                        id,
                        request.programme(),
                        alliance,
                        request.clause(),
                        request.programmeYears().from(),
                        request.programmeYears().to(),
                        filings == null
                            ? new String[0]
                            : filings.stream().distinct().toArray(String[]::new),
                        Sql.maybe(request.pointer(), String.class),
                        request.from(),
                        request.until(),
                        rules.zone(request).getId(),
                        caller.name(),
                        now(),
                        request.reason(),
                        roles(caller),
                        Sql.maybe(AuditLog.trace(context), String.class))))
        .then(done(alliance, id));
  }

  /** Approves a request; it is in force from its first day on. */
  public Mono<WaiverOutcome> approve(Caller caller, String alliance, UUID waiver, String reason) {
    return decide(Kind.APPROVED, caller, alliance, waiver, reason);
  }

  /** Refuses a request. */
  public Mono<WaiverOutcome> refuse(Caller caller, String alliance, UUID waiver, String reason) {
    return decide(Kind.REFUSED, caller, alliance, waiver, reason);
  }

  /** Ends what was approved. What was assessed under it stays as it is. */
  public Mono<WaiverOutcome> revoke(Caller caller, String alliance, UUID waiver, String reason) {
    return decide(Kind.REVOKED, caller, alliance, waiver, reason);
  }

  /** A waiver of an alliance; nothing if there is none. */
  public Mono<KeptWaiver> get(String alliance, UUID waiver) {
    return database.one(
        Sql.of("waiver.by-id", ONE, Long.MAX_VALUE, now(), alliance, waiver), KeptWaiver::of);
  }

  /**
   * Waivers, newest first, as they were at a moment.
   *
   * @param alliance null for all
   * @param status null for any
   * @param before position before which to begin; null for the newest
   */
  public Flux<KeptWaiver> list(
      @Nullable String alliance,
      @Nullable WaiverStatus status,
      Moment moment,
      @Nullable Long before,
      int limit) {
    return database.rows(
        Sql.of(
            "waiver.list",
            LIST,
            moment.decisions(),
            moment.at(),
            Sql.maybe(alliance, String.class),
            Sql.maybe(status == null ? null : status.name(), String.class),
            before == null ? Long.MAX_VALUE : before,
            limit),
        KeptWaiver::of);
  }

  /**
   * How things stand.
   *
   * @param alliance null for all
   */
  public Mono<State> state(@Nullable String alliance) {
    OffsetDateTime now = now();
    return database.one(
        Sql.of("waiver.state", STATE, Sql.maybe(alliance, String.class), now),
        row ->
            new State(
                Cell.of(row, "requests", Long.class),
                Cell.of(row, "past", Long.class),
                new Moment(Cell.of(row, "decisions", Long.class), now)));
  }

  /**
   * What a list shows.
   *
   * @param decisions position of the last one that is seen
   * @param at by which it is told what has expired
   */
  public record Moment(long decisions, OffsetDateTime at) {}

  /**
   * How things stand at a moment.
   *
   * @param past how many have a last day that is over
   */
  public record State(long requests, long past, Moment moment) {
    /** Another one for every state. */
    public String tag() {
      return requests + "-" + moment.decisions() + "-" + past;
    }
  }

  private Mono<WaiverOutcome> decide(
      Kind kind, Caller caller, String alliance, UUID waiver, String reason) {
    if (reason.isBlank()) {
      return refused(Problem.ofForm(List.of(WaiverRules.noReason())));
    }
    return get(alliance, waiver)
        .flatMap(
            kept -> {
              ProblemKind objection = objection(kind, caller, kept);
              return objection == null
                  ? written(kind, caller, kept, reason)
                  : refused(new Problem(objection));
            });
  }

  private static @Nullable ProblemKind objection(Kind kind, Caller caller, KeptWaiver waiver) {
    boolean requested = waiver.status() == WaiverStatus.REQUESTED;
    if (kind == Kind.REVOKED) {
      return switch (waiver.status()) {
        case REQUESTED, REFUSED -> ProblemKind.WAIVER_NOT_APPROVED;
        case REVOKED -> ProblemKind.WAIVER_DECIDED;
        case APPROVED, EXPIRED -> null;
      };
    }
    if (!requested) {
      return ProblemKind.WAIVER_DECIDED;
    }
    return caller.name().equals(waiver.by()) ? ProblemKind.WAIVER_SAME_PERSON : null;
  }

  private Mono<WaiverOutcome> written(Kind kind, Caller caller, KeptWaiver waiver, String reason) {
    return Mono.deferContextual(
            context ->
                database.run(
                    Sql.of(
                        kind.action(),
                        DECIDE,
                        waiver.id(),
                        kind.name(),
                        caller.name(),
                        reason,
                        now(),
                        roles(caller),
                        kind.action(),
                        waiver.allianceId(),
                        Sql.maybe(AuditLog.trace(context), String.class))))
        .then(inForce.refresh())
        .then(done(waiver.allianceId(), waiver.id()))
        .onErrorResume(
            DuplicateException.class, other -> refused(new Problem(ProblemKind.WAIVER_DECIDED)));
  }

  private Mono<WaiverOutcome> done(String alliance, UUID waiver) {
    return Mono.defer(() -> get(alliance, waiver)).map(WaiverOutcome.Done::new);
  }

  private static Mono<WaiverOutcome> refused(Problem problem) {
    return Mono.just(new WaiverOutcome.Refused(problem));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }

  private static String[] roles(Caller caller) {
    return caller.roles().stream().map(Role::wire).sorted().toArray(String[]::new);
  }
}
