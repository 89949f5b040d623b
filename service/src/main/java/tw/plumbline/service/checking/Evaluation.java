package tw.plumbline.service.checking;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.engine.EvaluationException;

/**
 * Where reports are evaluated: on threads of its own, as many as there are cores, so that the
 * threads that carry requests never compute. The only place that moves work there.
 *
 * <p>Work that waits has a seat. There is a fixed number of seats for single checks and another for
 * batches; whoever finds none is told so at once ({@link OverloadedException}). A batch holds one
 * seat from its first line to its last and evaluates a few lines at a time, so that no batch is
 * refused midway and none keeps single checks waiting behind all of its lines.
 */
public final class Evaluation implements AutoCloseable {
  private final int threads;
  private final int seats;
  private final Semaphore singles;
  private final Semaphore batches;
  private final Scheduler scheduler;

  public Evaluation(int threads, int singles, int batches) {
    this.threads = threads;
    this.seats = singles;
    this.singles = new Semaphore(singles);
    this.batches = new Semaphore(batches);
    AtomicInteger count = new AtomicInteger();
    // Its queue has no bound of its own: the seats are the bound. Who leaves is taken out of it.
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            threads, work -> new Thread(work, "evaluation-" + count.incrementAndGet()));
    executor.setRemoveOnCancelPolicy(true);
    this.scheduler = Schedulers.fromExecutorService(executor, "evaluation");
  }

  /** One piece of work, if there is a seat for it. */
  public <T> Mono<T> single(Callable<T> work) {
    return Mono.using(() -> seat(singles), seat -> onThread(work), Semaphore::release);
  }

  /** A batch, if there is a seat for it: each piece evaluated, the results in order. */
  public <S, T> Flux<T> batch(Flux<S> pieces, Function<S, T> work) {
    return batch(
        () -> pieces.flatMapSequential(piece -> onThread(() -> work.apply(piece)), threads, 1));
  }

  /** A batch, if there is a seat for it, whose pieces are moved here by {@link #piece}. */
  public <T> Flux<T> batch(Supplier<Flux<T>> batch) {
    return Flux.using(() -> seat(batches), seat -> batch.get(), Semaphore::release);
  }

  /** A piece of work of a batch that has its seat. */
  public <T> Mono<T> piece(Callable<T> work) {
    return onThread(work);
  }

  /** How many single checks run or wait. */
  public int taken() {
    return seats - singles.availablePermits();
  }

  private <T> Mono<T> onThread(Callable<T> work) {
    return Mono.fromCallable(() -> finished(work)).subscribeOn(scheduler);
  }

  /** Reactor takes these errors as fatal and would leave the caller without an answer. */
  private static <T> T finished(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (StackOverflowError | LinkageError error) {
      throw new EvaluationException("the evaluation broke off", error);
    }
  }

  private static Semaphore seat(Semaphore seats) {
    if (!seats.tryAcquire()) {
      throw new OverloadedException();
    }
    return seats;
  }

  @Override
  public void close() {
    scheduler.dispose();
  }
}
