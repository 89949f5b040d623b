package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.r2dbc.spi.Row;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.StorageUnavailableException;
import tw.plumbline.service.database.TestDatabase;

/** What is written down. */
final class AuditLogTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Caller CALLER =
      new Caller("someone", Set.of(Role.PORTAL, Role.AUDITOR), null);

  private final Server server = TestDatabase.server();
  private final Database database = TestDatabase.database(server);
  private final AuditLog log = new AuditLog(database, new Rate(1, 2), Ticker.systemTicker());

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void anEventNamesCallerRolesActionSubjectAllianceAndTrace() {
    Context trace =
        Context.root()
            .with(
                Span.wrap(
                    SpanContext.create(
                        TRACE,
                        "b7ad6b7169203331",
                        TraceFlags.getSampled(),
                        TraceState.getDefault())));
    StepVerifier.create(
            log.record(CALLER, "assessment.read", "018f", "A-1")
                .contextWrite(context -> context.put(Context.class, trace)))
        .verifyComplete();
    StepVerifier.create(events())
        .expectNext("someone [auditor, portal] assessment.read 018f A-1 " + TRACE)
        .verifyComplete();
  }

  @Test
  void allianceAndTraceMayBeAbsentAndNothingBreaksTheRow() {
    StepVerifier.create(log.record(CALLER, "programme.read", "a\0b" + "x".repeat(1000), null))
        .verifyComplete();
    StepVerifier.create(events())
        .expectNext("someone [auditor, portal] programme.read a?b" + "x".repeat(497) + " null null")
        .verifyComplete();
  }

  @Test
  void whoeverReadsWhileTheLogCannotBeWrittenIsToldSo() {
    Database down =
        TestDatabase.database(
            new Server("127.0.0.1", 1, "x", "disable", server.owner(), server.service()));
    StepVerifier.create(
            new AuditLog(down, new Rate(1, 1), Ticker.systemTicker())
                .record(CALLER, "assessment.read", "018f", null))
        .verifyError(StorageUnavailableException.class);
    down.close();
  }

  private Flux<String> events() {
    return database.rows(
        Sql.of("events", "select * from audit_event order by position"), AuditLogTest::text);
  }

  static String text(Row row) {
    return "%s %s %s %s %s %s"
        .formatted(
            row.get("caller"),
            Arrays.toString(row.get("roles", String[].class)),
            row.get("action"),
            row.get("subject"),
            row.get("alliance"),
            row.get("trace_id"));
  }
}
