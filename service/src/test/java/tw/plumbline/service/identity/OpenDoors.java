package tw.plumbline.service.identity;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Everybody is the portal, or the one caller that a test names, and nothing is refused: for tests
 * of what stands behind the doors.
 */
@Configuration(proxyBeanMethods = false)
@Import(CallerArgument.class)
public class OpenDoors {
  public static final Caller PORTAL = new Caller("portal", Set.of(Role.PORTAL), null);

  @Bean
  SecurityWebFilterChain everybodyIsOne(ServerHttpSecurity http, ObjectProvider<Caller> named) {
    SignedIn one = new SignedIn(named.getIfAvailable(() -> PORTAL));
    return http.csrf(CsrfSpec::disable)
        .addFilterAt(
            (exchange, chain) ->
                chain
                    .filter(exchange)
                    .contextWrite(ReactiveSecurityContextHolder.withAuthentication(one)),
            SecurityWebFiltersOrder.AUTHENTICATION)
        .authorizeExchange(doors -> doors.anyExchange().permitAll())
        .build();
  }
}
