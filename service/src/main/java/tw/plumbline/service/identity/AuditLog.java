package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Writes down who did what. Nothing in it is ever changed. */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String INSERT =
      "insert into audit_event (caller, roles, action, subject, alliance, trace_id)"
          + " values ($1, $2, $3, $4, $5, $6)";
  private static final int LONGEST_SUBJECT = 500;
  private static final int REFUSALS_AT_ONCE = 16;

  private final Database database;
  private final Buckets refusals;
  private final Semaphore writing = new Semaphore(REFUSALS_AT_ONCE);

  /**
   * @param refusals how many of these are written down, for each who is refused
   */
  AuditLog(Database database, Rate refusals, Ticker ticker) {
    this.database = database;
    this.refusals = new Buckets(refusals, ticker);
  }

  /**
   * Writes down that somebody reads or does something; done when it is on disk.
   *
   * @param action what is done: {@code assessment.read}
   * @param subject what it is done to, by its id
   * @param allianceId whose data it is; null where it is no single alliance's
   */
  public Mono<Void> record(
      Caller caller, String action, String subject, @Nullable String allianceId) {
    return Mono.deferContextual(
        context ->
            database.run(
                Sql.of(
                    "audit_event.insert",
                    INSERT,
                    caller.name(),
                    caller.roles().stream().map(Role::wire).sorted().toArray(String[]::new),
                    action,
                    bounded(subject),
                    Sql.maybe(allianceId, String.class),
                    Sql.maybe(trace(context), String.class))));
  }

  /**
   * Writes down that somebody was refused, without anybody waiting for it. What is more than the
   * rate, or more than the database takes, is left out, and what fails is logged only.
   *
   * @param who counts refusals: the caller's name, or an address
   */
  void refused(Caller caller, String action, String subject, String who, ContextView context) {
    if (!refusals.take(who).isZero() || !writing.tryAcquire()) {
      return;
    }
    record(caller, action, subject, null)
        .contextWrite(context)
        .doFinally(signal -> writing.release())
        .subscribe(
            written -> {},
            failure -> LOG.warn("a refusal is not in the audit log: {}", failure.toString()));
  }

  /** Somebody who says to be of that name, and has not shown it. */
  static Caller claiming(String name) {
    return new Caller(name, Set.of(), null);
  }

  private static String bounded(String subject) {
    String clean = subject.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > LONGEST_SUBJECT ? clean.substring(0, LONGEST_SUBJECT) : clean;
  }

  /** The trace that what is done belongs to; null for none. */
  public static @Nullable String trace(ContextView context) {
    SpanContext span =
        Span.fromContext(context.getOrDefault(Context.class, Context.root())).getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }
}
