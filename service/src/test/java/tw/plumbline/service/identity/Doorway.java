package tw.plumbline.service.identity;

import static org.springframework.http.HttpMethod.GET;

import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tw.plumbline.service.http.ProblemConfiguration;

/** All doors, with nothing behind them but a voice that says who came in. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({IdentityConfiguration.class, ProblemConfiguration.class})
class Doorway {
  /** What stands behind these is there as it is. */
  static final List<String> OF_ITS_OWN = List.of("/actuator", "/assets", "/sign-in", "/sign-out");

  @Bean
  OpenTelemetry openTelemetry() {
    return OpenTelemetry.noop();
  }

  @Bean
  HandTicker time() {
    return new HandTicker();
  }

  @Bean
  Announced announced() {
    return new Announced();
  }

  @Bean
  RouterFunction<ServerResponse> behindTheDoors() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (Door door : Doors.TABLE) {
      if (OF_ITS_OWN.stream().noneMatch(door.path().getPatternString()::startsWith)
          && !door.path().getPatternString().equals("/")) {
        routes.route(
            RequestPredicates.methods(
                    door.method(), door.method().equals(GET) ? HttpMethod.HEAD : door.method())
                .and(RequestPredicates.path(door.path().getPatternString())),
            request ->
                CallerArgument.current()
                    .map(Caller::name)
                    .defaultIfEmpty("nobody")
                    .flatMap(name -> ServerResponse.ok().bodyValue(name)));
      }
    }
    return routes.build();
  }

  /** What would be printed at the start. */
  static final class Announced implements Announcement {
    final Map<String, String> made = new LinkedHashMap<>();
    final List<String> changed = new ArrayList<>();

    @Override
    public void users(Map<String, String> users, List<String> names) {
      made.putAll(users);
      changed.addAll(names);
    }
  }
}
