package tw.plumbline.service.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What the database tells all replicas: that something of a topic changed. A notice may be lost
 * with its connection, so whoever follows a topic looks by itself every few seconds as well.
 */
public final class Notices implements AutoCloseable {
  /** Where notices are given: {@code select pg_notify('plumbline', topic)}. */
  public static final String CHANNEL = "plumbline";

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final String ALL = "";

  private final Flux<String> topics;
  private final Disposable.Composite followers = Disposables.composite();

  /**
   * @param poll how often followers look by themselves
   */
  Notices(PostgresqlConnectionFactory connections, Duration poll) {
    Flux<String> told =
        Flux.usingWhen(
                connections.create(),
                Notices::listen,
                PostgresqlConnection::close,
                (connection, failure) -> connection.close(),
                PostgresqlConnection::close)
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN))
            .repeatWhen(ended -> ended.delayElements(AGAIN));
    this.topics =
        Flux.merge(told, Flux.interval(poll).map(tick -> ALL).onBackpressureDrop()).share();
  }

  /**
   * Does something whenever the topic is told, once at a time; what is told meanwhile is done once
   * more afterwards.
   */
  public void follow(String topic, Mono<?> work) {
    followers.add(
        topics
            .filter(told -> told.equals(topic) || told.equals(ALL))
            .onBackpressureLatest()
            .concatMap(
                told ->
                    work.then()
                        .onErrorResume(
                            failure -> {
                              LOG.warn("{} were not looked at: {}", topic, failure.toString());
                              return Mono.empty();
                            }),
                1)
            .subscribe());
  }

  /** Begins with a look at everything: what was told before it listened is not told again. */
  private static Flux<String> listen(PostgresqlConnection connection) {
    return connection
        .createStatement("listen " + CHANNEL)
        .execute()
        .flatMap(result -> result.getRowsUpdated())
        .thenMany(
            connection.getNotifications().mapNotNull(Notification::getParameter).startWith(ALL));
  }

  @Override
  public void close() {
    followers.dispose();
  }
}
