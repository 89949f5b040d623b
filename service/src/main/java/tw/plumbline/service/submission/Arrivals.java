package tw.plumbline.service.submission;

import static tw.plumbline.service.database.Sql.maybe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.r2dbc.postgresql.codec.Json;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.ledger.RecordLines;
import tw.plumbline.service.ledger.SubmissionRecord;

/** Puts submissions and what the rules said of them on disk, whole or not at all. */
final class Arrivals {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String INSERT =
      """
      with arrived as (
        insert into submission (id, caller, idempotency_key, programme, programme_year, filing,
          alliance_id, alliance_name, field, phase, year_of_phase, grant_amount, filed_at,
          received_at, clock_differs, deadline_at, replaces, drafted_against, report,
          report_digest, values_root, values_salt)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
          $19, $20, $21, $22)
        on conflict (caller, idempotency_key) do nothing
        returning id, position),
      assessed as (
        insert into assessment (submission, assessed_at, rulebook, programme, rulebook_version,
          rulebook_digest, engine, verdict, supplied, supplied_digest, checks, counted_parties,
          document, verdict_without_waivers)
        select id, $14, $23, $4, $24, $25, $26, $27, $28, $29, $30, $31, $32, $46 from arrived),
      found as (
        insert into finding
          (submission, ordinal, clause, severity, pointer, figure, actual, required, shortfall,
            waiver)
        select id, f.ordinal, f.clause, f.severity, f.pointer, f.figure, f.actual, f.required,
          f.shortfall, f.waiver::uuid
        from arrived, unnest($33::text[], $34::text[], $35::text[], $36::text[], $37::text[],
          $38::text[], $39::numeric[], $47::text[]) with ordinality
          as f(clause, severity, pointer, figure, actual, required, shortfall, waiver, ordinal)),
      figured as (
        insert into figure (submission, name, value, unit, clause)
        select id, g.name, g.value, g.unit, g.clause
        from arrived, unnest($40::text[], $41::numeric[], $42::text[], $43::text[])
          as g(name, value, unit, clause)),
      audited as (
        insert into audit_event (at, caller, roles, action, subject, alliance, trace_id)
        select $14, $2, $44, 'submission.store', id::text, $7, $45 from arrived),
      recorded as (
        select id, n, $48::text || E'\\nposition: ' || position || E'\\nentry: ' || n as record
        from (select id, position, nextval('ledger_position') as n from arrived) as numbered),
      logged as (
        insert into ledger_entry (position, kind, subject, record, leaf)
        select n, 'submission', id::text, record,
          sha256('\\x00'::bytea || convert_to(record, 'UTF8'))
        from recorded)
      select id from arrived
      """;

  private final Database database;
  private final String engine;

  /**
   * @param engine name and version of this program
   */
  Arrivals(Database database, String engine) {
    this.database = database;
    this.engine = engine;
  }

  /** A statement that stores an arrival; made where computing is allowed. */
  Sql storing(Arrival arrival, List<String> countedParties, Context trace) {
    Submission submission = arrival.submission();
    AllianceReport report = arrival.report();
    Alliance alliance = report.alliance();
    Assessment said = arrival.assessment();
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    List<Finding> findings = said.findings();
    List<Figure> figures = said.figures();
    String supplied = StoredJson.supplied(said, arrival.document());
    String suppliedDigest = StoredJson.digest(supplied);
    String checks = StoredJson.checks(said);
    byte[] root = ValueTree.root(submission.report(), secret);
    String[] parties = countedParties.toArray(String[]::new);
    OffsetDateTime filedAt = utc(report.filedAt());
    OffsetDateTime deadlineAt = utc(arrival.deadlineAt());
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("submission.id", arrival.id());
    columns.put("submission.caller", submission.caller().name());
    columns.put("submission.idempotency_key", submission.key());
    columns.put("submission.programme", report.programme());
    columns.put("submission.programme_year", report.programmeYear());
    columns.put("submission.filing", report.filing());
    columns.put("submission.alliance_id", alliance.id());
    columns.put("submission.alliance_name", alliance.name());
    columns.put("submission.field", alliance.field());
    columns.put("submission.phase", alliance.phase());
    columns.put("submission.year_of_phase", alliance.yearOfPhase());
    columns.put("submission.grant_amount", alliance.grant());
    columns.put("submission.filed_at", filedAt);
    columns.put("submission.received_at", arrival.receivedAt());
    columns.put("submission.clock_differs", arrival.clockDiffers());
    columns.put("submission.deadline_at", deadlineAt);
    columns.put("submission.replaces", submission.replaces());
    columns.put("submission.drafted_against", submission.draftedAgainst());
    columns.put("submission.report", submission.report());
    columns.put("submission.report_digest", arrival.accepted().digest());
    columns.put("submission.values_root", root);
    columns.put("submission.values_salt", secret);
    columns.put("assessment.submission", arrival.id());
    columns.put("assessment.assessed_at", arrival.receivedAt());
    columns.put("assessment.rulebook", said.rulebook().id());
    columns.put("assessment.programme", report.programme());
    columns.put("assessment.rulebook_version", said.rulebook().version());
    columns.put("assessment.rulebook_digest", said.rulebook().digest());
    columns.put("assessment.engine", engine);
    columns.put("assessment.verdict", said.verdict().name());
    columns.put("assessment.supplied", RecordLines.canonical(supplied));
    columns.put("assessment.supplied_digest", suppliedDigest);
    columns.put("assessment.checks", RecordLines.canonical(checks));
    columns.put("assessment.counted_parties", parties);
    columns.put("assessment.document", arrival.document());
    columns.put("assessment.verdict_without_waivers", name(said.verdictWithoutWaivers()));
    return Sql.of(
        "submission.insert",
        INSERT,
        arrival.id(),
        submission.caller().name(),
        submission.key(),
        report.programme(),
        report.programmeYear(),
        report.filing(),
        alliance.id(),
        alliance.name(),
        maybe(alliance.field(), String.class),
        maybe(alliance.phase(), Integer.class),
        maybe(alliance.yearOfPhase(), Integer.class),
        maybe(alliance.grant(), Long.class),
        filedAt,
        arrival.receivedAt(),
        arrival.clockDiffers(),
        deadlineAt,
        maybe(submission.replaces(), UUID.class),
        maybe(submission.draftedAgainst(), Integer.class),
        submission.report(),
        arrival.accepted().digest(),
        root,
        secret,
        said.rulebook().id(),
        said.rulebook().version(),
        said.rulebook().digest(),
        engine,
        said.verdict().name(),
        Json.of(supplied),
        suppliedDigest,
        Json.of(checks),
        parties,
        arrival.document(),
        texts(findings, Finding::clause),
        texts(findings, finding -> finding.severity().name()),
        texts(findings, Finding::pointer),
        texts(findings, Finding::figure),
        texts(findings, finding -> text(finding.actual())),
        texts(findings, finding -> text(finding.required())),
        numbers(findings, Finding::shortfall),
        texts(figures, Figure::name),
        numbers(figures, Figure::value),
        texts(figures, Figure::unit),
        texts(figures, Figure::clause),
        submission.caller().roles().stream().map(Role::wire).toArray(String[]::new),
        maybe(traceId(trace), String.class),
        maybe(name(said.verdictWithoutWaivers()), String.class),
        texts(findings, Arrivals::waiver),
        SubmissionRecord.of(arrival.id().toString(), columns, rows(findings), lines(figures)));
  }

  /** The rows of findings, each its columns in their order. */
  private static List<List<?>> rows(List<Finding> findings) {
    List<List<?>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          Arrays.asList(
              rows.size() + 1,
              finding.clause(),
              finding.severity().name(),
              finding.pointer(),
              finding.figure(),
              text(finding.actual()),
              text(finding.required()),
              finding.shortfall(),
              waiver(finding)));
    }
    return rows;
  }

  /** The rows of figures by name. */
  private static List<List<?>> lines(List<Figure> figures) {
    return figures.stream()
        .sorted(Comparator.comparing(Figure::name))
        .<List<?>>map(
            figure -> List.of(figure.name(), figure.value(), figure.unit(), figure.clause()))
        .toList();
  }

  /** Its id once it is on disk; nothing if the caller's key was used before. */
  Mono<UUID> store(Sql storing) {
    return database.one(storing, row -> row.get("id", UUID.class));
  }

  /**
   * The same instant; the database knows no offset of sixteen hours or more. It would round to the
   * nearest microsecond, and so turn the end of a day into the next one.
   */
  private static OffsetDateTime utc(OffsetDateTime at) {
    return at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable String name(@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.name();
  }

  private static @Nullable String waiver(Finding finding) {
    Waiver waiver = finding.waiver();
    return waiver == null ? null : waiver.id();
  }

  private static <T> String[] texts(List<T> items, Function<T, @Nullable String> field) {
    String[] texts = new String[items.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = field.apply(items.get(i));
    }
    return texts;
  }

  private static <T> BigDecimal[] numbers(List<T> items, Function<T, @Nullable BigDecimal> field) {
    BigDecimal[] numbers = new BigDecimal[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = field.apply(items.get(i));
    }
    return numbers;
  }

  private static @Nullable String text(@Nullable Value value) {
    if (value instanceof Value.Number number) {
      return number.value().toPlainString();
    }
    return value instanceof Value.Text text ? text.value() : null;
  }

  private static @Nullable String traceId(Context trace) {
    return Span.fromContext(trace).getSpanContext().isValid()
        ? Span.fromContext(trace).getSpanContext().getTraceId()
        : null;
  }
}
