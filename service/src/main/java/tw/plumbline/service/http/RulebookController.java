package tw.plumbline.service.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.service.checking.Checks;

/** {@code GET /v1/rulebooks}: which rules are loaded. */
@RestController
final class RulebookController {
  private final Checks checks;

  RulebookController(Checks checks) {
    this.checks = checks;
  }

  @GetMapping(path = "/v1/rulebooks", produces = MediaType.APPLICATION_JSON_VALUE)
  Items list() {
    return new Items(checks.editions());
  }

  /** A list as the contract answers it. */
  record Items(List<RulebookRef> items) {
    Items {
      items = List.copyOf(items);
    }
  }
}
