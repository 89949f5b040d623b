package tw.plumbline.service.submission;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;

/**
 * Submits a stream of lines and answers them in their order. Lines of one alliance are stored one
 * after the other, because a later filing rests on the earlier ones; those of different alliances
 * go side by side.
 */
public final class Batches {
  private static final int AT_ONCE = 16;

  private final Submissions submissions;
  private final Function<Throwable, Problem> problems;

  /**
   * @param problems which problem a failure is
   */
  Batches(Submissions submissions, Function<Throwable, Problem> problems) {
    this.submissions = submissions;
    this.problems = problems;
  }

  /** One answer a line: its key, if it has one, and what came of it. */
  public Flux<Result> submit(Caller caller, Flux<Line> lines) {
    Map<String, Mono<Result>> last = new ConcurrentHashMap<>();
    return lines.flatMapSequential(line -> one(caller, line, last), AT_ONCE, 1);
  }

  private Mono<Result> one(Caller caller, Line text, Map<String, Mono<Result>> last) {
    if (!(text instanceof Line.Text whole)) {
      return Mono.just(refused(null, new Problem(ProblemKind.TOO_LARGE)));
    }
    BatchLine read = BatchLine.read(whole.bytes());
    if (read instanceof BatchLine.None none) {
      return Mono.just(refused(none.key(), Problem.ofLine(none.fault())));
    }
    BatchLine.Whole line = (BatchLine.Whole) read;
    return IdempotencyKey.valid(line.key())
        ? inTurn(line.alliance(), submit(caller, line), last)
        : Mono.just(refused(line.key(), new Problem(ProblemKind.KEY_MISSING)));
  }

  private Mono<Result> submit(Caller caller, BatchLine.Whole line) {
    return submissions
        .submitOfBatch(
            new Submission(
                caller, line.key(), line.report(), line.replaces(), line.draftedAgainst()))
        .onErrorResume(failure -> Mono.just(new Outcome.Refused(problems.apply(failure))))
        .map(outcome -> new Result(line.key(), outcome));
  }

  private static Mono<Result> inTurn(
      String alliance, Mono<Result> work, Map<String, Mono<Result>> last) {
    Mono<Result> before = last.get(alliance);
    Mono<Result> turn = (before == null ? work : before.then(work)).cache();
    last.put(alliance, turn);
    return turn.doFinally(ended -> last.remove(alliance, turn));
  }

  private static Result refused(@Nullable String key, Problem problem) {
    return new Result(key, new Outcome.Refused(problem));
  }

  /**
   * What came of a line.
   *
   * @param key null where the line has none that can be read
   */
  public record Result(@Nullable String key, Outcome outcome) {}
}
