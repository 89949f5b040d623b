package tw.plumbline.service.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Door.Alliances;

/**
 * Lets callers through the {@link Doors}. Whoever is signed in is told that an address or a method
 * does not exist; whoever is not learns nothing.
 */
final class DoorKeeper implements ReactiveAuthorizationManager<AuthorizationContext> {
  private static final String ALLIANCE = "id";

  @Override
  public Mono<AuthorizationResult> authorize(
      Mono<Authentication> authentication, AuthorizationContext context) {
    ServerWebExchange exchange = context.getExchange();
    PathContainer path = path(exchange);
    List<Door> here = Doors.at(path);
    Optional<Door> asked = asked(here, exchange.getRequest().getMethod());
    if (asked.filter(Door::isForAnyone).isPresent()) {
      return answer(true);
    }
    return authentication
        .ofType(SignedIn.class)
        .flatMap(
            signedIn ->
                asked
                    .map(door -> answer(mayPass(signedIn.getPrincipal(), door, path)))
                    .orElseGet(() -> Mono.error(missing(here, exchange))))
        .switchIfEmpty(answer(false));
  }

  /** Whether nobody has to sign in for what is asked for. */
  static boolean isForAnyone(ServerWebExchange exchange) {
    return asked(Doors.at(path(exchange)), exchange.getRequest().getMethod())
        .filter(Door::isForAnyone)
        .isPresent();
  }

  private static boolean mayPass(Caller caller, Door door, PathContainer path) {
    if (!door.admits(caller)) {
      return false;
    }
    if (door.alliances() != Alliances.OWN_BY_ADDRESS) {
      return true;
    }
    String alliance =
        Objects.requireNonNull(door.path().matchAndExtract(path)).getUriVariables().get(ALLIANCE);
    return alliance != null && caller.mayRead(alliance);
  }

  private static RuntimeException missing(List<Door> here, ServerWebExchange exchange) {
    if (here.isEmpty()) {
      return RefusedException.notFound();
    }
    Set<HttpMethod> methods = here.stream().map(Door::method).collect(Collectors.toSet());
    return new MethodNotAllowedException(exchange.getRequest().getMethod(), methods);
  }

  /** What answers GET answers HEAD as well. */
  private static Optional<Door> asked(List<Door> here, HttpMethod method) {
    HttpMethod as = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return here.stream().filter(door -> door.method().equals(as)).findFirst();
  }

  private static PathContainer path(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication();
  }

  private static Mono<AuthorizationResult> answer(boolean passes) {
    return Mono.just(new AuthorizationDecision(passes));
  }
}
