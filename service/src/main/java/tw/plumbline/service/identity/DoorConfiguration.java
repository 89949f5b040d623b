package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PageVariables;

/**
 * The way of a request to its door: who is it, how often did it come, may it pass. Nothing is kept
 * between requests; cookies count at pages alone. Every refusal is an error that becomes problem
 * details, or a page, where all of them do.
 */
@Configuration(proxyBeanMethods = false)
@Import({SecurityHeaders.class, CallerArgument.class, SignInController.class})
class DoorConfiguration {
  /** Its filters are no beans: a filter that is one stands before all of them, too. */
  @Bean
  SecurityWebFilterChain doors(
      ServerHttpSecurity http,
      SignInFilters signIn,
      Limits limits,
      AuditLog log,
      ObjectProvider<Ticker> ticker) {
    signIn
        .all()
        .forEach(filter -> http.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION));
    return http.csrf(FormTokens::demand)
        .headers(HeaderSpec::disable)
        .logout(LogoutSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .addFilterAfter(
            new CallerLimits(limits, IdentityConfiguration.time(ticker)),
            SecurityWebFiltersOrder.AUTHENTICATION)
        .addFilterAfter(new RefusalAudit(log), SecurityWebFiltersOrder.ANONYMOUS_AUTHENTICATION)
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(signIn.entryPoint())
                    .accessDeniedHandler(
                        (exchange, denied) -> Mono.error(RefusedException.forbidden())))
        .authorizeExchange(doors -> doors.anyExchange().access(new DoorKeeper()))
        .build();
  }

  @Bean
  FormTokens formTokens() {
    return new FormTokens();
  }

  @Bean
  PageVariables whoReads() {
    return exchange -> Mono.just(SessionSignIn.reader(exchange));
  }

  @Bean
  ServerWebExchangeFirewall wellFormedRequests() {
    return new AddressFirewall();
  }

  /** Addresses and headers that no honest caller sends. */
  @Bean
  ServerExchangeRejectedHandler strangeRequests() {
    return (exchange, rejected) -> Mono.error(RefusedException.badRequest());
  }
}
