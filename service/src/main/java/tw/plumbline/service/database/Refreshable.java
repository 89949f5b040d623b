package tw.plumbline.service.database;

import reactor.core.publisher.Mono;

/** What is kept in memory of the database, and can be read anew when that has changed. */
public interface Refreshable {
  /** Done when it is as new as the database was when this began. */
  Mono<Void> refresh();
}
