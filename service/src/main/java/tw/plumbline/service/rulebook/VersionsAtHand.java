package tw.plumbline.service.rulebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;

/**
 * Contents of rulebooks that are not in force but asked for: those that reports were drafted
 * against, and drafts that are tried out. Each is compiled once and forgotten when nobody asks for
 * it any more.
 */
public final class VersionsAtHand implements AutoCloseable {
  private static final int MOST = 6;
  private static final Duration KEPT = Duration.ofMinutes(20);

  private final ActiveRulebooks rulebooks;
  private final StoredRulebooks stored;
  private final Scheduler compiling = Schedulers.newBoundedElastic(1, 100, "versions");
  private final Cache<Key, Mono<Plumbline>> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

  public VersionsAtHand(ActiveRulebooks rulebooks, StoredRulebooks stored) {
    this.rulebooks = rulebooks;
    this.stored = stored;
  }

  /** The rulebooks with that version of a programme's; nothing where there is none. */
  public Mono<Plumbline> version(String programme, int number) {
    Plumbline inForce = rulebooks.get();
    if (inForce.knows(programme) && inForce.version(programme) == number) {
      return Mono.just(inForce);
    }
    return stored.files(programme, number).flatMap(files -> of(files, number));
  }

  /**
   * The rulebooks with other files of one programme.
   *
   * @param number under which they answer; 0 for files that are no version
   * @throws tw.plumbline.rules.book.RulebookException in the answer, naming every fault
   */
  public Mono<Plumbline> of(RulebookFiles files, int number) {
    return known.get(new Key(files.digest(), number), absent -> compiled(absent, files, number));
  }

  private Mono<Plumbline> compiled(Key key, RulebookFiles files, int number) {
    return Mono.fromCallable(() -> with(files, number))
        .subscribeOn(compiling)
        .doOnError(failure -> known.invalidate(key))
        .cache();
  }

  /** Reactor takes these errors as fatal and would leave whoever waits without an answer. */
  private Plumbline with(RulebookFiles files, int number) {
    try {
      return rulebooks.get().with(files, number);
    } catch (LinkageError | StackOverflowError error) {
      throw new IllegalStateException("the rules could not be compiled", error);
    }
  }

  @Override
  public void close() {
    compiling.dispose();
  }

  private record Key(String digest, int number) {}
}
