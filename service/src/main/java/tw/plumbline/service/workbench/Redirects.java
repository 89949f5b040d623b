package tw.plumbline.service.workbench;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is answered to a form: where its outcome is shown. */
final class Redirects {
  private Redirects() {}

  static ResponseEntity<String> to(String page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
  }
}
