package tw.plumbline.service.http;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.submission.Batches;
import tw.plumbline.service.submission.IdempotencyKey;
import tw.plumbline.service.submission.Outcome;
import tw.plumbline.service.submission.Submission;
import tw.plumbline.service.submission.Submissions;

/** {@code POST /v1/submissions}: checks reports and keeps them. What is answered is on disk. */
@RestController
final class SubmissionController {
  private static final String KEY = "Idempotency-Key";

  private final Submissions submissions;
  private final Batches batches;
  private final Evaluation evaluation;
  private final Bodies bodies;

  SubmissionController(
      Submissions submissions, Batches batches, Evaluation evaluation, Bodies bodies) {
    this.submissions = submissions;
    this.batches = batches;
    this.evaluation = evaluation;
    this.bodies = bodies;
  }

  @PostMapping(
      path = "/v1/submissions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> submit(
      ServerWebExchange exchange,
      Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable UUID replaces,
      @RequestParam(required = false) @Nullable Integer draftedAgainst) {
    if (exchange.getRequest().getHeaders().getOrEmpty(KEY).size() > 1) {
      throw ParameterException.repeated(KEY);
    }
    if (key == null || !IdempotencyKey.valid(key)) {
      return Mono.just(response(new Problem(ProblemKind.KEY_MISSING)));
    }
    return bodies
        .whole(
            exchange.getRequest(),
            report ->
                submissions.submit(new Submission(caller, key, report, replaces, draftedAgainst)))
        .map(SubmissionController::response);
  }

  @PostMapping(
      path = "/v1/submissions",
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  Mono<Void> submitEach(ServerWebExchange exchange, Caller caller) {
    requireNothingOfASingleOne(exchange.getRequest());
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
    Flux<Batches.Result> results =
        evaluation.batch(() -> batches.submit(caller, bodies.lines(exchange.getRequest())));
    // Each answer is flushed by itself: the sender of a slow batch sees it before the next line.
    return response.writeAndFlushWith(results.map(result -> Mono.just(line(result))));
  }

  /** Each line says it for itself. */
  private static void requireNothingOfASingleOne(ServerHttpRequest request) {
    for (String name : request.getQueryParams().keySet()) {
      throw ParameterException.notOfBatch(name);
    }
    if (request.getHeaders().containsHeader(KEY)) {
      throw ParameterException.notOfBatch(KEY);
    }
  }

  private static ResponseEntity<byte[]> response(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored) {
      ResponseEntity.BodyBuilder response =
          stored.created()
              ? ResponseEntity.created(URI.create("/v1/assessments/" + stored.id()))
              : ResponseEntity.ok().location(URI.create("/v1/assessments/" + stored.id()));
      return response.contentType(MediaType.APPLICATION_JSON).body(stored.document());
    }
    if (outcome instanceof Outcome.Rejected rejected) {
      return ResponseEntity.status(rejected.answer().status())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(rejected.answer().json());
    }
    return response(((Outcome.Refused) outcome).problem());
  }

  private static ResponseEntity<byte[]> response(Problem problem) {
    return ResponseEntity.status(problem.kind().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.json());
  }

  private static DataBuffer line(Batches.Result result) {
    return DefaultDataBufferFactory.sharedInstance.wrap(ResultLine.of(result));
  }
}
