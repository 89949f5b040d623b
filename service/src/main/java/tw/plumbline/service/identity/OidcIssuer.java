package tw.plumbline.service.identity;

import java.net.URI;
import java.time.Duration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an issuer says of itself, read at first use, so that the service starts without it. */
final class OidcIssuer {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final OidcSettings settings;
  private final WebClient web = WebClient.create();
  private final JsonMapper mapper = new JsonMapper();
  private final Mono<JsonNode> metadata;

  OidcIssuer(OidcSettings settings) {
    this.settings = settings;
    this.metadata =
        Mono.defer(this::read)
            .cache(read -> KEPT, failure -> Duration.ZERO, () -> Duration.ZERO)
            .onErrorMap(IssuerUnavailableException::new);
  }

  /** This service as the issuer's client, that is called back at that address. */
  Mono<ClientRegistration> client(URI callback) {
    return metadata.map(
        said ->
            ClientRegistration.withRegistrationId("oidc")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(callback.toString())
                .scope("openid", "profile")
                .authorizationUri(said.path("authorization_endpoint").asString(""))
                .tokenUri(said.path("token_endpoint").asString(""))
                .jwkSetUri(said.path("jwks_uri").asString(""))
                .issuerUri(settings.issuer())
                .build());
  }

  /** The metadata must be this issuer's own (OpenID Connect Discovery 4.3). */
  private Mono<JsonNode> read() {
    return web.get()
        .uri(URI.create(settings.issuer().replaceFirst("/$", "") + METADATA))
        .retrieve()
        .bodyToMono(String.class)
        .timeout(PATIENCE)
        .map(mapper::readTree)
        .filter(said -> said.path("issuer").asString("").equals(settings.issuer()))
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("no metadata of " + settings.issuer())));
  }
}
