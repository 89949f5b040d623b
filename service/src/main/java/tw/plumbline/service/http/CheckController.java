package tw.plumbline.service.http;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.problem.Problems;

/** {@code POST /v1/checks}: checks reports and stores nothing. */
@RestController
final class CheckController {
  private final Checks checks;
  private final Evaluation evaluation;
  private final Bodies bodies;
  private final Problems problems;

  CheckController(Checks checks, Evaluation evaluation, Bodies bodies, Problems problems) {
    this.checks = checks;
    this.evaluation = evaluation;
    this.bodies = bodies;
    this.problems = problems;
  }

  @PostMapping(
      path = "/v1/checks",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> check(ServerWebExchange exchange, Caller caller) {
    return Mono.deferContextual(
        context ->
            bodies
                .whole(
                    exchange.getRequest(),
                    report -> evaluation.single(() -> check(report, caller, trace(context))))
                .map(CheckController::response));
  }

  @PostMapping(
      path = "/v1/checks",
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  Mono<Void> checkEach(ServerWebExchange exchange, Caller caller) {
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
    Flux<byte[]> answers =
        Flux.deferContextual(
            context ->
                evaluation.batch(
                    bodies.lines(exchange.getRequest()),
                    line -> answer(line, caller, trace(context))));
    // Each answer is flushed by itself: the sender of a slow batch sees it before the next line.
    return response.writeAndFlushWith(answers.map(answer -> Mono.just(line(answer))));
  }

  private static Context trace(ContextView context) {
    return context.<Context>getOrEmpty(Context.class).orElseGet(Context::root);
  }

  private byte[] answer(Line line, Caller caller, Context trace) {
    if (!(line instanceof Line.Text text)) {
      return new Problem(ProblemKind.TOO_LARGE).json();
    }
    try {
      return check(text.bytes(), caller, trace).json();
    } catch (RuntimeException | StackOverflowError | LinkageError failure) {
      return problems.of(failure).json();
    }
  }

  /** Whose report it is, is known only when it was read. */
  private Answer check(byte[] report, Caller caller, Context trace) {
    try (Scope scope = trace.makeCurrent()) {
      Answer answer = checks.check(report);
      if (answer instanceof Answer.Assessed assessed) {
        StoredAnswers.requireReader(caller, assessed.assessment().allianceId());
      }
      return answer;
    }
  }

  private static ResponseEntity<byte[]> response(Answer answer) {
    ResponseEntity.BodyBuilder response =
        answer instanceof Answer.Rejected rejected
            ? ResponseEntity.status(rejected.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer.json());
  }

  /** On the heap, so that nothing has to be given back when the caller goes away. */
  private static DataBuffer line(byte[] answer) {
    byte[] line = Arrays.copyOf(answer, answer.length + 1);
    line[answer.length] = '\n';
    return DefaultDataBufferFactory.sharedInstance.wrap(line);
  }
}
