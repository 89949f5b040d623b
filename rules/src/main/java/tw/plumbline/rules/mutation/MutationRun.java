package tw.plumbline.rules.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Rulebook;
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
  private final Predicate<Mutant> which;
  private final Predicate<String> files;
  private final Equivalents equivalents;
  private final boolean trusting;
  private final @Nullable Trial trial;
  private final Progress progress;

  private MutationRun(
      Rulebook rulebook,
      Predicate<Mutant> which,
      Predicate<String> files,
      Equivalents equivalents,
      boolean trusting,
      @Nullable Trial trial,
      Progress progress) {
    this.rulebook = rulebook;
    this.which = which;
    this.files = files;
    this.equivalents = equivalents;
    this.trusting = trusting;
    this.trial = trial;
    this.progress = progress;
  }

  /** All mutants of a rulebook, against the cases among its files. */
  public static MutationRun of(Rulebook rulebook) {
    return new MutationRun(
        rulebook, mutant -> true, file -> true, Equivalents.none(), false, null, (done, all) -> {});
  }

  /** Only the mutants of these clauses; the programme's own page goes by the programme's name. */
  public MutationRun only(Collection<String> clauses) {
    Set<String> asked = Set.copyOf(clauses);
    return where(mutant -> asked.contains(mutant.clause()));
  }

  /** Only these mutants. */
  public MutationRun where(Predicate<Mutant> which) {
    return new MutationRun(rulebook, which, files, equivalents, trusting, trial, progress);
  }

  /** Only mutants in these files, and in the tables that these stations name. */
  public MutationRun in(Predicate<String> files) {
    return new MutationRun(rulebook, which, files, equivalents, trusting, trial, progress);
  }

  /**
   * With mutants of which it is known that nothing can notice them; they are tried all the same.
   */
  public MutationRun except(Equivalents equivalents) {
    return new MutationRun(rulebook, which, files, equivalents, trusting, trial, progress);
  }

  /** With mutants of which it was tried before that nothing can notice them; they are not tried. */
  public MutationRun trusting(Equivalents equivalents) {
    return new MutationRun(rulebook, which, files, equivalents, true, trial, progress);
  }

  /** Against something else than the cases. */
  public MutationRun against(Trial trial) {
    return new MutationRun(rulebook, which, files, equivalents, trusting, trial, progress);
  }

  /** Telling how far it has come. */
  public MutationRun watched(Progress progress) {
    return new MutationRun(rulebook, which, files, equivalents, trusting, trial, progress);
  }

  /** Is told how many mutants were tried; called by several threads. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int all);
  }

  /**
   * Tries the mutants, on two threads at most.
   *
   * @throws tw.plumbline.rules.book.RulebookException if the rulebook or its cases cannot be used
   * @throws FailingCaseException if the rulebook as it is fails in a year that a mutant changes
   * @throws CancellationException if this thread is interrupted meanwhile; it stays so
   */
  public MutationReport run() {
    Trial against = trial == null ? new CaseTrial(rulebook) : trial;
    List<Mutant> all = Mutants.of(rulebook, files);
    List<Mutant> asked = all.stream().filter(which).toList();
    AtomicInteger done = new AtomicInteger();
    progress.at(0, asked.size());
    List<Outcome> outcomes;
    try (Workshop workshop = new Workshop(rulebook, against)) {
      outcomes =
          inParallel(
              asked,
              mutant -> {
                Outcome outcome = outcome(workshop, mutant);
                progress.at(done.incrementAndGet(), asked.size());
                return outcome;
              });
    }
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

  private Outcome outcome(Workshop workshop, Mutant mutant) {
    Optional<String> beyond = trusting ? equivalents.reason(mutant) : Optional.empty();
    if (beyond.isPresent()) {
      return new Outcome(mutant, Fate.EQUIVALENT, beyond.get());
    }
    try {
      return workshop
          .failure(mutant)
          .map(failure -> new Outcome(mutant, Fate.KILLED, failure))
          .orElseGet(
              () ->
                  equivalents
                      .reason(mutant)
                      .map(reason -> new Outcome(mutant, Fate.EQUIVALENT, reason))
                      .orElseGet(() -> new Outcome(mutant, Fate.SURVIVED, "")));
    } catch (Workshop.Refusal refused) {
      return new Outcome(mutant, Fate.REFUSED, String.valueOf(refused.getMessage()));
    }
  }

  /** The results, in the order of what they are of. */
  private static <A, B> List<B> inParallel(List<A> each, Function<A, B> work) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<B>> futures =
          each.stream().map(one -> pool.submit(() -> work.apply(one))).toList();
      List<B> done = new ArrayList<>();
      for (Future<B> future : futures) {
        done.add(future.get());
      }
      return done;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof FailingCaseException failing) {
        throw failing;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
