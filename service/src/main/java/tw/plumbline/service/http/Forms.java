package tw.plumbline.service.http;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.reading.FormReader;
import tw.plumbline.rules.reading.FormReading;
import tw.plumbline.rules.reading.ProblemWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.service.problem.Problem;

/** Request bodies that are forms: read as strictly as reports, by a schema of the contract. */
final class Forms {
  private static final ProblemWriter PROBLEMS = new ProblemWriter();

  private final Bodies bodies;

  Forms(Bodies bodies) {
    this.bodies = bodies;
  }

  /** What comes of a form that is filled in; otherwise all that is wrong with it. */
  <T> Mono<ResponseEntity<?>> filled(
      ServerWebExchange exchange,
      FormReader<T> reader,
      Function<T, Mono<? extends ResponseEntity<?>>> doing) {
    return bodies.whole(
        exchange.getRequest(),
        body -> {
          FormReading<T> reading = reader.read(body);
          if (reading instanceof FormReading.Filled<T> filled) {
            return doing.apply(filled.form()).map(done -> done);
          }
          return Mono.just(
              reading instanceof FormReading.Refused<T> refused
                  ? problem(Problem.ofForm(refused.faults()))
                  : problem(
                      HttpStatus.BAD_REQUEST.value(),
                      PROBLEMS.write(
                          new Reading.Unreadable(((FormReading.Unreadable<T>) reading).fault()))));
        });
  }

  static ResponseEntity<byte[]> problem(Problem problem) {
    return problem(problem.kind().status(), problem.json());
  }

  static ResponseEntity<byte[]> problem(int status, byte[] json) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(json);
  }
}
