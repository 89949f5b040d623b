package tw.plumbline.service.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * A span for each request, a child of the caller's if it names one. It stands in the Reactor
 * context under {@code Context.class}, where evaluation and SQL find their parent.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestTraces implements WebFilter {
  /** The attribute of a request under which its trace id stands, for what is logged of it. */
  public static final String TRACE_ID = "trace.id";

  private static final String SCOPE = "tw.plumbline";
  private static final int SERVER_ERRORS = 500;

  private final Tracer tracer;
  private final IncomingTraces incoming;

  RequestTraces(OpenTelemetry telemetry, IncomingTraces incoming) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.incoming = incoming;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Context caller = incoming.of(exchange.getRequest().getHeaders());
    String method = exchange.getRequest().getMethod().name();
    Span span =
        tracer
            .spanBuilder(method)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .startSpan();
    exchange.getAttributes().put(TRACE_ID, span.getSpanContext().getTraceId());
    // What failed is answered by handlers that stand before this filter.
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answered(exchange, span)));
    return chain
        .filter(exchange)
        .doFinally(
            signal -> {
              if (signal != SignalType.ON_ERROR || exchange.getResponse().isCommitted()) {
                span.end();
              } else {
                exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(span::end));
              }
            })
        .contextWrite(context -> context.put(Context.class, caller.with(span)));
  }

  private static void answered(ServerWebExchange exchange, Span span) {
    Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      span.updateName(exchange.getRequest().getMethod().name() + " " + route);
      span.setAttribute("http.route", route.toString());
    }
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    int code = status == null ? 200 : status.value();
    span.setAttribute("http.response.status_code", (long) code);
    if (code >= SERVER_ERRORS) {
      span.setStatus(StatusCode.ERROR);
    }
  }
}
