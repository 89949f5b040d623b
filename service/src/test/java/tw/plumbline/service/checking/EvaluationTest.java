package tw.plumbline.service.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import tw.plumbline.rules.engine.EvaluationException;

final class EvaluationTest {
  private static final int THREADS = 2;
  private static final int SINGLES = 3;
  private static final int BATCHES = 1;

  private final Evaluation evaluation = new Evaluation(THREADS, SINGLES, BATCHES);

  @AfterEach
  void close() {
    evaluation.close();
  }

  @Test
  void workIsDoneOnThreadsOfItsOwn() {
    StepVerifier.create(evaluation.single(() -> Thread.currentThread().getName()))
        .assertNext(name -> assertThat(name).startsWith("evaluation-"))
        .verifyComplete();
  }

  @Test
  void whoFindsNoSeatIsToldAtOnceAndTheSeatsComeBack() {
    CountDownLatch letGo = new CountDownLatch(1);
    List<CompletableFuture<String>> seated = new ArrayList<>();
    for (int i = 0; i < SINGLES; i++) {
      seated.add(evaluation.single(() -> waitFor(letGo)).toFuture());
    }
    StepVerifier.create(evaluation.single(() -> "too many")).verifyError(OverloadedException.class);
    letGo.countDown();
    seated.forEach(each -> assertThat(each.join()).isEqualTo("done"));
    for (int i = 0; i < 2 * SINGLES; i++) {
      StepVerifier.create(evaluation.single(() -> "again")).expectNext("again").verifyComplete();
    }
  }

  @Test
  void aFailureGivesItsSeatBack() {
    for (int i = 0; i < 2 * SINGLES; i++) {
      StepVerifier.create(evaluation.single(() -> failing(new IllegalStateException())))
          .verifyError(IllegalStateException.class);
    }
  }

  @Test
  void anErrorOfTheMachineIsAnsweredAndDoesNotHang() {
    StepVerifier.create(evaluation.single(() -> failing(new StackOverflowError())))
        .verifyError(EvaluationException.class);
    StepVerifier.create(evaluation.single(() -> failing(new NoClassDefFoundError())))
        .verifyError(EvaluationException.class);
  }

  @Test
  void aBatchIsAnsweredInOrderAndReadNoFasterThanItIsWorked() {
    TestPublisher<Integer> pieces = TestPublisher.create();
    StepVerifier.create(evaluation.batch(pieces.flux(), piece -> piece * 10), 0)
        .then(() -> pieces.assertMinRequested(1))
        .thenRequest(1)
        .then(() -> pieces.next(1))
        .expectNext(10)
        .thenRequest(2)
        .then(() -> pieces.next(2).next(3).complete())
        .expectNext(20, 30)
        .verifyComplete();
  }

  @Test
  void noMoreOfABatchIsTakenThanThereAreThreads() {
    CountDownLatch letGo = new CountDownLatch(1);
    AtomicInteger taken = new AtomicInteger();
    Flux<Integer> pieces = Flux.range(0, 100).doOnNext(piece -> taken.incrementAndGet());
    CompletableFuture<List<Integer>> all =
        evaluation
            .batch(
                pieces,
                piece -> {
                  waitFor(letGo);
                  return piece;
                })
            .collectList()
            .toFuture();
    assertThat(taken).hasValue(THREADS);
    letGo.countDown();
    assertThat(all.join()).isEqualTo(Flux.range(0, 100).toStream().toList());
  }

  @Test
  void aSecondBatchIsRefusedUntilTheFirstEndsOrIsLeft() {
    Flux<Integer> endless = evaluation.batch(Flux.never(), (Integer piece) -> piece);
    Disposable first = endless.subscribe();
    StepVerifier.create(evaluation.batch(Flux.just(1), piece -> piece))
        .verifyError(OverloadedException.class);
    StepVerifier.create(evaluation.single(() -> "single")).expectNext("single").verifyComplete();
    first.dispose();
    StepVerifier.create(evaluation.batch(Flux.just(1), piece -> piece))
        .expectNext(1)
        .verifyComplete();
  }

  @Test
  void whoLeavesGivesTheSeatBack() {
    CountDownLatch letGo = new CountDownLatch(1);
    for (int i = 0; i < 3 * SINGLES; i++) {
      Mono<String> work = evaluation.single(() -> waitFor(letGo));
      work.subscribe().dispose();
    }
    letGo.countDown();
    StepVerifier.create(evaluation.single(() -> "next")).expectNext("next").verifyComplete();
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return "done";
    } catch (InterruptedException interrupted) {
      return "interrupted";
    }
  }

  private static String failing(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
