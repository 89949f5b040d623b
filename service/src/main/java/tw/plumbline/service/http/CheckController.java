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
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.telemetry.Callers;

/** {@code POST /v1/checks}: checks reports and stores nothing. */
@RestController
final class CheckController {
  private final Checks checks;
  private final Evaluation evaluation;
  private final Bodies bodies;
  private final Callers callers;
  private final Problems problems;

  CheckController(
      Checks checks, Evaluation evaluation, Bodies bodies, Callers callers, Problems problems) {
    this.checks = checks;
    this.evaluation = evaluation;
    this.bodies = bodies;
    this.callers = callers;
    this.problems = problems;
  }

  @PostMapping(
      path = "/v1/checks",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> check(ServerWebExchange exchange) {
    Context caller = callers.of(exchange.getRequest().getHeaders());
    return bodies
        .whole(exchange.getRequest(), report -> evaluation.single(() -> check(report, caller)))
        .map(CheckController::response);
  }

  @PostMapping(
      path = "/v1/checks",
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  Mono<Void> checkEach(ServerWebExchange exchange) {
    Context caller = callers.of(exchange.getRequest().getHeaders());
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
    Flux<byte[]> answers =
        evaluation.batch(bodies.lines(exchange.getRequest()), line -> answer(line, caller));
    // Each answer is flushed by itself: the sender of a slow batch sees it before the next line.
    return response.writeAndFlushWith(answers.map(answer -> Mono.just(line(answer))));
  }

  private byte[] answer(Line line, Context caller) {
    if (!(line instanceof Line.Text text)) {
      return new Problem(ProblemKind.TOO_LARGE).json();
    }
    try {
      return check(text.bytes(), caller).json();
    } catch (RuntimeException | StackOverflowError | LinkageError failure) {
      return problems.of(failure).json();
    }
  }

  private Answer check(byte[] report, Context caller) {
    try (Scope scope = caller.makeCurrent()) {
      return checks.check(report);
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
