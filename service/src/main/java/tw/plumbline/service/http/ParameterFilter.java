package tw.plumbline.service.http;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what the OpenAPI document does not describe: a parameter that is unknown, that comes
 * twice, that is empty or is not written as it must be. Nothing that a caller says is passed over.
 * Stands behind the doors.
 */
final class ParameterFilter implements WebFilter {
  private static final String OURS = "/v1/";

  private final List<OperationParameters> operations;

  ParameterFilter(OpenApi document) {
    this.operations = OperationParameters.of(new JsonMapper().readTree(document.json()), OURS);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    PathContainer path = request.getPath().pathWithinApplication();
    for (OperationParameters operation : operations) {
      if (operation.isAskedFor(request.getMethod(), path)) {
        operation.check(path, request.getQueryParams());
      }
    }
    return chain.filter(exchange);
  }
}
