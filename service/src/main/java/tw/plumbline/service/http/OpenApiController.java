package tw.plumbline.service.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
  ResponseEntity<byte[]> json() {
    return answer(jsonTag, document.json());
  }

  @GetMapping(path = "/v3/api-docs.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
  ResponseEntity<byte[]> yaml() {
    return answer(yamlTag, document.yaml());
  }

  /** It changes only with the program; whoever has it is told so (304). */
  private static ResponseEntity<byte[]> answer(String tag, byte[] body) {
    return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).body(body);
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "\"" + HexFormat.of().formatHex(digest) + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
