package tw.plumbline.service.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerHttpBasicAuthenticationConverter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;

/**
 * The ways to say who one is: at pages a session; elsewhere a password, a token, or both, as
 * configured.
 */
final class SignInFilters {
  private static final String BASIC = "Basic realm=\"plumbline\", charset=\"UTF-8\"";
  private static final String BEARER = "Bearer realm=\"plumbline\"";
  private static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";

  private final @Nullable PasswordSignIn passwords;
  private final @Nullable TokenSignIn tokens;
  private final SessionSignIn sessions;
  private final RefusalAudit audit;

  SignInFilters(SignInWays ways, SessionSignIn sessions, RefusalAudit audit) {
    this.passwords = ways.passwords();
    this.tokens = ways.tokens();
    this.sessions = sessions;
    this.audit = audit;
  }

  List<WebFilter> all() {
    List<WebFilter> filters = new ArrayList<>();
    filters.add(sessions::filter);
    if (passwords != null) {
      filters.add(ofPasswords(passwords));
    }
    if (tokens != null) {
      filters.add(ofTokens(tokens));
    }
    return filters;
  }

  /** For whoever did not say who it is: programs are told how, people are led there. */
  ServerAuthenticationEntryPoint entryPoint() {
    return (exchange, nobody) ->
        PagePaths.isPage(exchange) ? toSignIn(exchange) : Mono.error(unauthorized(BEARER));
  }

  /** A script of ours cannot follow: it is told where to go. */
  private static Mono<Void> toSignIn(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    if (exchange.getRequest().getHeaders().containsHeader("HX-Request")) {
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      response.getHeaders().set("HX-Redirect", PagePaths.SIGN_IN);
    } else {
      response.setStatusCode(HttpStatus.SEE_OTHER);
      response.getHeaders().setLocation(WayBack.throughSignIn(exchange));
    }
    return response.setComplete();
  }

  private WebFilter ofPasswords(PasswordSignIn signIn) {
    return filter(
        new ServerHttpBasicAuthenticationConverter(),
        (exchange, given) ->
            Mono.deferContextual(
                context ->
                    signIn
                        .caller(
                            given.getName(),
                            String.valueOf(given.getCredentials()),
                            Address.of(exchange))
                        .doOnError(
                            AuthenticationException.class,
                            wrong -> audit.signInRefused(exchange, given.getName(), context))),
        BEARER);
  }

  private WebFilter ofTokens(TokenSignIn signIn) {
    return filter(
        new ServerBearerTokenAuthenticationConverter(),
        (exchange, given) ->
            signIn.caller(
                ((BearerTokenAuthenticationToken) given).getToken(), Address.of(exchange)),
        INVALID_TOKEN);
  }

  private WebFilter filter(
      ServerAuthenticationConverter converter,
      BiFunction<ServerWebExchange, Authentication, Mono<Caller>> signIn,
      String bearer) {
    AuthenticationWebFilter filter =
        new AuthenticationWebFilter(
            (ServerWebExchange exchange) ->
                Mono.just(given -> signIn.apply(exchange, given).map(SignedIn::new)));
    filter.setServerAuthenticationConverter(converter);
    filter.setRequiresAuthenticationMatcher(
        exchange ->
            PagePaths.isPage(exchange) || DoorKeeper.isForAnyone(exchange)
                ? MatchResult.notMatch()
                : MatchResult.match());
    filter.setAuthenticationFailureHandler((refused, failure) -> Mono.error(unauthorized(bearer)));
    return filter;
  }

  private RefusedException unauthorized(String bearer) {
    List<String> challenges = new ArrayList<>();
    if (passwords != null) {
      challenges.add(BASIC);
    }
    if (tokens != null) {
      challenges.add(bearer);
    }
    return RefusedException.unauthorized(challenges);
  }
}
