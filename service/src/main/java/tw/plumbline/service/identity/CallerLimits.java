package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** How many requests each caller may send; whoever is not signed in counts by address. */
final class CallerLimits implements WebFilter {
  private static final String HEALTH = "/actuator/health";

  private final Buckets portals;
  private final Buckets callers;
  private final Buckets addresses;

  CallerLimits(Limits limits, Ticker ticker) {
    this.portals = new Buckets(limits.portal(), ticker);
    this.callers = new Buckets(limits.caller(), ticker);
    this.addresses = new Buckets(limits.address(), ticker);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (exchange.getRequest().getPath().pathWithinApplication().value().startsWith(HEALTH)) {
      return chain.filter(exchange);
    }
    return CallerArgument.current()
        .map(this::take)
        .switchIfEmpty(Mono.fromSupplier(() -> addresses.take(Address.of(exchange))))
        .flatMap(
            wait ->
                wait.isZero()
                    ? chain.filter(exchange)
                    : Mono.error(RefusedException.tooMany(wait)));
  }

  private Duration take(Caller caller) {
    return (caller.roles().contains(Role.PORTAL) ? portals : callers).take(caller.name());
  }
}
