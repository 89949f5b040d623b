package tw.plumbline.service.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Whether the database answers. */
final class DatabaseHealth implements ReactiveHealthIndicator {
  private static final Sql ASK = Sql.of("health", "select 1");

  private final Database database;

  DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Health> health() {
    return database
        .run(ASK)
        .thenReturn(Health.up().build())
        .onErrorResume(failure -> Mono.just(Health.down().build()));
  }
}
