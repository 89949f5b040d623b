package tw.plumbline.service.identity;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Writes down every refused access of whoever is signed in, wherever it was refused. */
final class RefusalAudit implements WebFilter {
  private final AuditLog log;

  RefusalAudit(AuditLog log) {
    this.log = log;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain
        .filter(exchange)
        .onErrorResume(
            RefusalAudit::isRefusal,
            refusal ->
                Mono.deferContextual(context -> accessRefused(exchange, context))
                    .then(Mono.error(refusal)));
  }

  /** Somebody gave a name and a wrong password. */
  void signInRefused(ServerWebExchange exchange, String name, ContextView context) {
    if (StoredUser.canBeNamed(name)) {
      log.refused(
          AuditLog.claiming(name),
          "sign-in.refused",
          subject(exchange),
          Address.of(exchange),
          context);
    }
  }

  private Mono<Void> accessRefused(ServerWebExchange exchange, ContextView context) {
    return CallerArgument.current()
        .doOnNext(
            caller ->
                log.refused(caller, "access.refused", subject(exchange), caller.name(), context))
        .then();
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ErrorResponse response
        && response.getStatusCode().isSameCodeAs(HttpStatus.FORBIDDEN);
  }

  private static String subject(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    return request.getMethod() + " " + request.getPath().pathWithinApplication().value();
  }
}
