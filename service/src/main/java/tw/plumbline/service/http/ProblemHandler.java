package tw.plumbline.service.http;

import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;
import tw.plumbline.service.html.PageReason;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.Problems;
import tw.plumbline.service.telemetry.RequestTraces;

/**
 * Answers every failed request with problem details, or with a page that says so to people. Stands
 * before Spring Boot's own handler.
 */
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final Problems problems;
  private final Pages pages;

  ProblemHandler(Problems problems, Pages pages) {
    this.problems = problems;
    this.pages = pages;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (failure instanceof CallerGoneException) {
      return Mono.empty();
    }
    if (response.isCommitted()) {
      return Mono.error(failure);
    }
    Problem problem = problem(exchange, failure);
    int status = problem.kind().status();
    response.setStatusCode(HttpStatusCode.valueOf(status));
    HttpHeaders headers = response.getHeaders();
    if (failure instanceof ErrorResponse named) {
      headers.putAll(named.getHeaders());
    }
    headers.remove(HttpHeaders.ETAG);
    headers.setCacheControl("no-store");
    if ((status == 429 || status == 503) && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
      headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (PagePaths.isPage(exchange)) {
      return pages.error(exchange, status, failure instanceof PageReason named ? named.said() : "");
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    DataBuffer body = response.bufferFactory().wrap(problem.json());
    return response.writeWith(Mono.just(body));
  }

  /** What is logged of it names the trace that it belongs to. */
  private Problem problem(ServerWebExchange exchange, Throwable failure) {
    String trace = exchange.getAttributeOrDefault(RequestTraces.TRACE_ID, "");
    try (MDC.MDCCloseable named = MDC.putCloseable(RequestTraces.TRACE_ID, trace)) {
      return problems.of(failure);
    }
  }
}
