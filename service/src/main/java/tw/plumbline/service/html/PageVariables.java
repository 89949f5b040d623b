package tw.plumbline.service.html;

import java.util.Map;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What every page may show of its request, brought by whoever knows it. */
@FunctionalInterface
public interface PageVariables {
  /** Variables by name; never empty as a Mono. */
  Mono<Map<String, Object>> of(ServerWebExchange exchange);
}
