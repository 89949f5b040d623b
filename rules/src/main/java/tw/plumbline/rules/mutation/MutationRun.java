package tw.plumbline.rules.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.mutation.MutationReport.Fate;
import tw.plumbline.rules.mutation.MutationReport.Outcome;

/**
 * Tries every mutant of a rulebook against its cases.
 *
 * <pre>{@code
 * MutationReport report = MutationRun.of(rulebook).only(Set.of(clause)).run();
 * }</pre>
 */
public final class MutationRun {
  private static final int MOST_THREADS = 2;

  private final Rulebook rulebook;
  private final @Nullable Set<String> clauses;
  private final Equivalents equivalents;
  private final @Nullable Trial trial;

  private MutationRun(
      Rulebook rulebook,
      @Nullable Set<String> clauses,
      Equivalents equivalents,
      @Nullable Trial trial) {
    this.rulebook = rulebook;
    this.clauses = clauses;
    this.equivalents = equivalents;
    this.trial = trial;
  }

  /** All mutants of a rulebook, against the cases among its files. */
  public static MutationRun of(Rulebook rulebook) {
    return new MutationRun(rulebook, null, Equivalents.none(), null);
  }

  /** Only the mutants of these clauses; the programme's own page goes by the programme's name. */
  public MutationRun only(Collection<String> clauses) {
    return new MutationRun(rulebook, Set.copyOf(clauses), equivalents, trial);
  }

  /** With mutants of which it is known that nothing can notice them. */
  public MutationRun except(Equivalents equivalents) {
    return new MutationRun(rulebook, clauses, equivalents, trial);
  }

  /** Against something else than the cases. */
  public MutationRun against(Trial trial) {
    return new MutationRun(rulebook, clauses, equivalents, trial);
  }

  /**
   * Tries the mutants, on two threads at most.
   *
   * @throws tw.plumbline.rules.book.RulebookException if the rulebook or its cases cannot be used
   * @throws IllegalStateException if the rulebook as it is fails one of its cases
   */
  public MutationReport run() {
    Trial against = trial == null ? new CaseTrial(rulebook) : trial;
    Workshop workshop = new Workshop(rulebook);
    List<Mutant> all = Mutants.of(rulebook);
    tryOut(workshop.sound(), "", against)
        .ifPresent(
            failure -> {
              throw new IllegalStateException("the rulebook itself fails: " + failure);
            });
    List<Outcome> outcomes =
        inParallel(
            all.stream().filter(mutant -> clauses == null || clauses.contains(mutant.clause())),
            mutant -> outcome(workshop, mutant, against));
    List<String> faults = new ArrayList<>();
    equivalents.without(all).forEach(entry -> faults.add("is no mutant: " + entry));
    for (Outcome outcome : outcomes) {
      boolean noticed = outcome.fate() == Fate.KILLED || outcome.fate() == Fate.REFUSED;
      if (noticed && equivalents.reason(outcome.mutant()).isPresent()) {
        faults.add("can be noticed: " + outcome.mutant() + ": " + outcome.why());
      }
    }
    return new MutationReport(rulebook.programme(), outcomes, faults);
  }

  private Outcome outcome(Workshop workshop, Mutant mutant, Trial against) {
    List<EditionEngine> engines;
    try {
      engines = workshop.engines(mutant);
    } catch (RuntimeException refused) {
      return new Outcome(mutant, Fate.REFUSED, String.valueOf(refused.getMessage()));
    }
    return tryOut(engines, mutant.clause(), against)
        .map(failure -> new Outcome(mutant, Fate.KILLED, failure))
        .orElseGet(
            () ->
                equivalents
                    .reason(mutant)
                    .map(reason -> new Outcome(mutant, Fate.EQUIVALENT, reason))
                    .orElseGet(() -> new Outcome(mutant, Fate.SURVIVED, "")));
  }

  private static Optional<String> tryOut(
      List<EditionEngine> engines, String clause, Trial against) {
    try {
      return engines.stream()
          .flatMap(engine -> against.failure(engine, clause).stream())
          .findFirst();
    } finally {
      engines.forEach(EditionEngine::close);
    }
  }

  private static <A, B> List<B> inParallel(
      java.util.stream.Stream<A> each, java.util.function.Function<A, B> work) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<B>> futures = each.map(one -> pool.submit(() -> work.apply(one))).toList();
      List<B> done = new ArrayList<>();
      for (Future<B> future : futures) {
        done.add(future.get());
      }
      return done;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
