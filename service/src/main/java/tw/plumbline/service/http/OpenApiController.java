package tw.plumbline.service.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /v3/api-docs}: what this service answers, for people and generators of clients. */
@RestController
final class OpenApiController {
  private final OpenApi document;
  private final String jsonTag;
  private final String yamlTag;

  OpenApiController(OpenApi document) {
    this.document = document;
    this.jsonTag = tag(document.json());
    this.yamlTag = tag(document.yaml());
  }

  @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> json(ServerWebExchange exchange) {
    return answer(exchange, jsonTag, document.json());
  }

  @GetMapping(path = "/v3/api-docs.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
  Mono<ResponseEntity<byte[]>> yaml(ServerWebExchange exchange) {
    return answer(exchange, yamlTag, document.yaml());
  }

  /** It changes only with the program; whoever has it is told so (304). */
  private static Mono<ResponseEntity<byte[]>> answer(
      ServerWebExchange exchange, String tag, byte[] body) {
    return StoredAnswers.known(exchange, tag)
        ? Mono.empty()
        : Mono.just(
            ResponseEntity.ok()
                .eTag("\"" + tag + "\"")
                .cacheControl(CacheControl.noCache())
                .body(body));
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
