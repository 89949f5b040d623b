package tw.plumbline.service.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.SmokeRun;
import tw.plumbline.service.database.StorageUnavailableException;

/**
 * The rulebooks that are in force. Whoever answers a request takes them once and stays with them to
 * its end; a version that is published meanwhile holds for those who come after it.
 */
public final class ActiveRulebooks implements Supplier<Plumbline>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRulebooks.class);

  private final StoredRulebooks stored;
  private final Scheduler loading = Schedulers.newSingle("rulebooks", true);
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private volatile Plumbline inForce;
  private volatile Map<String, List<Publication>> publications = Map.of();

  /**
   * @param inForce what was in force when the service started
   */
  public ActiveRulebooks(Plumbline inForce, StoredRulebooks stored) {
    this.inForce = inForce;
    this.stored = stored;
  }

  @Override
  public Plumbline get() {
    return inForce;
  }

  /** Brings what was published since into force; done when it is, or is known to fail. */
  public Mono<Void> refresh() {
    return stored
        .publications()
        .flatMap(
            all ->
                Flux.fromIterable(newest(all))
                    .concatMap(this::bringIntoForce)
                    .then(Mono.fromRunnable(() -> publications = byProgramme(all))));
  }

  /** Publications of a programme, oldest first. */
  public List<Publication> publications(String programme) {
    return publications.getOrDefault(programme, List.of());
  }

  /** What was published and could not be loaded; the version before it goes on. */
  public List<Failure> failures() {
    return List.copyOf(failures.values());
  }

  /**
   * Whether a report that was drafted against a version is still judged by it, as those decided who
   * published the versions after it.
   */
  public boolean stillApplies(String programme, int number, LocalDate today) {
    List<Publication> since =
        publications(programme).stream().filter(one -> one.number() > number).toList();
    return !since.isEmpty()
        && since.stream()
            .map(Publication::transitionUntil)
            .allMatch(until -> until != null && !today.isAfter(until));
  }

  private Mono<Void> bringIntoForce(Publication published) {
    String programme = published.programme();
    Failure failed = failures.get(programme);
    if (isPassed(published) || (failed != null && failed.number() == published.number())) {
      return Mono.empty();
    }
    return stored
        .files(programme, published.number())
        .flatMap(
            files -> Mono.fromRunnable(() -> swap(published, files)).subscribeOn(loading).then())
        .onErrorResume(
            failure -> !(failure instanceof StorageUnavailableException),
            failure -> {
              LOG.error("{} {} does not load", programme, published.number(), failure);
              if (!isPassed(published)) {
                failures.put(programme, new Failure(programme, published.number(), said(failure)));
              }
              return Mono.empty();
            });
  }

  /**
   * Whether it is in force, or one that was published after it is: numbers grow, and of two who
   * look at the same time the later one may be done first.
   */
  private boolean isPassed(Publication published) {
    Plumbline now = inForce;
    String programme = published.programme();
    return now.knows(programme) && now.version(programme) >= published.number();
  }

  /**
   * Compiles, tries and takes a version, one at a time; Error too is caught by whoever subscribes.
   */
  private void swap(Publication published, RulebookFiles files) {
    if (isPassed(published)) {
      return;
    }
    if (!files.digest().equals(published.digest())) {
      throw new IllegalStateException("its files are not those that were published");
    }
    Plumbline next;
    try {
      next = inForce.with(files, published.number());
      if (next.version(published.programme()) != published.number()) {
        throw new IllegalStateException("its files are those of another programme");
      }
      SmokeRun.of(next, published.programme());
    } catch (LinkageError | StackOverflowError error) {
      throw new IllegalStateException(error);
    }
    inForce = next;
    failures.remove(published.programme());
    LOG.info("{} {} is in force", published.programme(), published.number());
  }

  private static String said(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static List<Publication> newest(List<Publication> all) {
    Map<String, Publication> newest = new TreeMap<>();
    all.forEach(one -> newest.put(one.programme(), one));
    return new ArrayList<>(newest.values());
  }

  private static Map<String, List<Publication>> byProgramme(List<Publication> all) {
    return all.stream()
        .sorted(Comparator.comparingInt(Publication::number))
        .collect(Collectors.groupingBy(Publication::programme));
  }

  @Override
  public void close() {
    loading.dispose();
    inForce.close();
  }

  /** A published version that could not be loaded. */
  public record Failure(String programme, int number, String why) {}
}
