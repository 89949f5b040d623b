package tw.plumbline.service.database;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * SQL over R2DBC. Each statement is a transaction of its own, has a span, and ends within a second
 * or two: with its rows, or with a {@link StorageUnavailableException}.
 */
public final class Database implements AutoCloseable {
  private static final String SCOPE = "tw.plumbline";
  private static final Sql FIRST = Sql.of("warm.up", "select 1");
  private static final int WARMING = 20;

  private final ConnectionPool pool;
  private final Duration patience;
  private final Tracer tracer;

  /**
   * @param patience how long a statement may take, the wait for a connection included
   */
  Database(ConnectionPool pool, Duration patience, OpenTelemetry telemetry) {
    this.pool = pool;
    this.patience = patience;
    this.tracer = telemetry.getTracer(SCOPE);
  }

  /** The only row, if there is one. */
  public <T> Mono<T> one(Sql sql, Function<Row, T> reading) {
    return rows(sql, reading).singleOrEmpty();
  }

  /** All rows; they are held in memory, so the statement bounds them. */
  public <T> Flux<T> rows(Sql sql, Function<Row, T> reading) {
    return Flux.deferContextual(
        context -> {
          Span span = span(sql, context);
          return Flux.usingWhen(
                  pool.create(),
                  connection -> run(connection, sql, reading),
                  Connection::close,
                  (connection, failure) -> connection.close(),
                  Database::abandon)
              .collectList()
              .timeout(patience)
              .onErrorMap(SqlFailures::named)
              .doOnError(failure -> span.setStatus(StatusCode.ERROR))
              .doOnError(failure -> span.setAttribute("error.type", kind(failure)))
              .doFinally(signal -> span.end())
              .flatMapIterable(Function.identity());
        });
  }

  /** Nothing, once the statement was run. */
  public Mono<Void> run(Sql sql) {
    return rows(sql, row -> true).then();
  }

  /**
   * Connects once while the service starts, so that the first caller does not wait for it. That it
   * cannot be done is for readiness to say.
   */
  void warmUp() {
    run(FIRST)
        .retryWhen(Retry.fixedDelay(WARMING, Duration.ofMillis(100)))
        .onErrorComplete()
        .subscribe();
  }

  /** How many statements wait for a connection. */
  public int waiting() {
    return pool.getMetrics().map(metrics -> metrics.pendingAcquireSize()).orElse(0);
  }

  /** How many connections are in use. */
  public int inUse() {
    return pool.getMetrics().map(metrics -> metrics.acquiredSize()).orElse(0);
  }

  @Override
  public void close() {
    pool.dispose();
  }

  private static <T> Flux<T> run(Connection connection, Sql sql, Function<Row, T> reading) {
    Statement statement = connection.createStatement(sql.text());
    for (int i = 0; i < sql.values().size(); i++) {
      statement.bind(i, sql.values().get(i));
    }
    return Flux.from(statement.execute())
        .concatMap((Result result) -> result.map((row, metadata) -> reading.apply(row)));
  }

  /**
   * A statement that was given up may still be running on its connection: the connection is closed
   * for good, so that nobody gets it again.
   */
  private static Publisher<Void> abandon(Connection connection) {
    if (connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection real) {
      return Mono.from(real.close()).onErrorComplete().then(Mono.from(connection.close()));
    }
    return connection.close();
  }

  private Span span(Sql sql, ContextView context) {
    return tracer
        .spanBuilder(sql.name())
        .setSpanKind(SpanKind.CLIENT)
        .setParent(context.getOrDefault(Context.class, Context.root()))
        .setAttribute("db.system.name", "postgresql")
        .setAttribute("db.query.summary", sql.name())
        .startSpan();
  }

  private static String kind(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
