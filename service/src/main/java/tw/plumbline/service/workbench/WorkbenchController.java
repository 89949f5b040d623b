package tw.plumbline.service.workbench;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;

/** The first page. */
@RestController
final class WorkbenchController {
  private final Pages pages;

  WorkbenchController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/workbench")
  Mono<ResponseEntity<String>> home(ServerWebExchange exchange) {
    return pages.page(exchange, "home", Map.of());
  }
}
