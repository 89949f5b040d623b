package tw.plumbline.service.identity;

import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.OidcState.Kept;

/** Lets people in for whom the issuer vouches: the authorization code flow with PKCE. */
final class OidcSignIn {
  private static final String CALLBACK = "/sign-in/oidc/callback";

  private final OidcIssuer issuer;
  private final OidcState states;
  private final TokenSignIn tokens;
  private final StringKeyGenerator random =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
  private final WebClientReactiveAuthorizationCodeTokenResponseClient exchanging =
      new WebClientReactiveAuthorizationCodeTokenResponseClient();

  /**
   * @param tokens verifies those of the issuer that are meant for this client
   */
  OidcSignIn(OidcIssuer issuer, OidcState states, TokenSignIn tokens) {
    this.issuer = issuer;
    this.states = states;
    this.tokens = tokens;
  }

  /** Where the browser goes to at the issuer. */
  Mono<URI> begin(ServerWebExchange exchange, URI to) {
    return issuer
        .client(callback(exchange))
        .map(
            client -> {
              String nonce = random.generateKey();
              OAuth2AuthorizationRequest.Builder building =
                  asking(client)
                      .state(random.generateKey())
                      .additionalParameters(
                          parameters -> parameters.put(OidcParameterNames.NONCE, nonce));
              OAuth2AuthorizationRequestCustomizers.withPkce().accept(building);
              OAuth2AuthorizationRequest request = building.build();
              states.keep(
                  exchange,
                  new Kept(
                      Objects.requireNonNull(request.getState()),
                      nonce,
                      Objects.requireNonNull(
                          request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                      to.toString()));
              return URI.create(request.getAuthorizationRequestUri());
            });
  }

  /**
   * Who came back; an {@link org.springframework.security.core.AuthenticationException} if it is
   * nobody.
   */
  Mono<Returned> end(ServerWebExchange exchange) {
    Kept kept = states.take(exchange).orElse(null);
    MultiValueMap<String, String> said = exchange.getRequest().getQueryParams();
    String code = said.getFirst("code");
    if (kept == null || code == null || !kept.state().equals(said.getFirst("state"))) {
      return Mono.error(new BadCredentialsException("nobody was sent there"));
    }
    return issuer
        .client(callback(exchange))
        .flatMap(client -> exchanging.getTokenResponse(asked(client, kept, code)))
        .onErrorMap(
            OAuth2AuthorizationException.class,
            refused -> new BadCredentialsException("the issuer refused", refused))
        .mapNotNull(
            answer ->
                answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN)
                        instanceof String token
                    ? token
                    : null)
        .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no token")))
        .flatMap(token -> tokens.verified(token, Address.of(exchange)))
        .map(
            token -> {
              if (!kept.nonce().equals(token.getClaimAsString(OidcParameterNames.NONCE))) {
                throw new BadCredentialsException("a token of another sign-in");
              }
              return new Returned(Claims.caller(token), WayBack.to(kept.to()));
            });
  }

  /** Somebody whom the issuer sent back, and where they wanted to go. */
  record Returned(Caller caller, URI to) {}

  private static OAuth2AuthorizationCodeGrantRequest asked(
      ClientRegistration client, Kept kept, String code) {
    OAuth2AuthorizationRequest request =
        asking(client)
            .state(kept.state())
            .attributes(all -> all.put(PkceParameterNames.CODE_VERIFIER, kept.verifier()))
            .build();
    OAuth2AuthorizationResponse response =
        OAuth2AuthorizationResponse.success(code)
            .state(kept.state())
            .redirectUri(Objects.requireNonNull(client.getRedirectUri()))
            .build();
    return new OAuth2AuthorizationCodeGrantRequest(
        client, new OAuth2AuthorizationExchange(request, response));
  }

  private static OAuth2AuthorizationRequest.Builder asking(ClientRegistration client) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(client.getClientId())
        .authorizationUri(Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
        .redirectUri(Objects.requireNonNull(client.getRedirectUri()))
        .scopes(client.getScopes());
  }

  private static URI callback(ServerWebExchange exchange) {
    return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
        .replacePath(CALLBACK)
        .replaceQuery(null)
        .fragment(null)
        .build()
        .toUri();
  }
}
