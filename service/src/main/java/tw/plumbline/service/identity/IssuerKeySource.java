package tw.plumbline.service.identity;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where an issuer's key set is read: a file, an address, or what the issuer's metadata name. */
final class IssuerKeySource {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final WebClient web = WebClient.create();
  private final JsonMapper mapper = new JsonMapper();
  private final String issuer;

  IssuerKeySource(String issuer) {
    this.issuer = issuer;
  }

  /**
   * @param location of the key set, {@code file:} or {@code http(s):}; empty to ask the issuer
   */
  Mono<String> at(String location) {
    if (location.startsWith("file:")) {
      Path file = Path.of(URI.create(location));
      return Mono.fromCallable(() -> Files.readString(file))
          .subscribeOn(Schedulers.boundedElastic());
    }
    return (location.isEmpty() ? Mono.defer(this::named) : Mono.just(location))
        .flatMap(this::get)
        .timeout(PATIENCE);
  }

  /** The metadata must be this issuer's own (OpenID Connect Discovery 4.3). */
  private Mono<String> named() {
    return get(issuer.replaceFirst("/$", "") + METADATA)
        .map(mapper::readTree)
        .filter(metadata -> metadata.path("issuer").asString("").equals(issuer))
        .map(metadata -> metadata.path("jwks_uri"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no metadata of " + issuer)));
  }

  private Mono<String> get(String address) {
    return web.get().uri(URI.create(address)).retrieve().bodyToMono(String.class);
  }
}
