package tw.plumbline.service.html;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;

/** Which addresses are for people: pages, and the files that pages load. */
public final class PagePaths {
  public static final String HOME = "/workbench";
  public static final String SIGN_IN = "/sign-in";
  public static final String SIGN_OUT = "/sign-out";

  private static final List<String> ROOTS = List.of(HOME, SIGN_IN, SIGN_OUT, Assets.ROOT);

  private PagePaths() {}

  /** Whether the answer is for a browser: cookies count, and errors are pages. */
  public static boolean isPage(ServerWebExchange exchange) {
    return isPage(exchange.getRequest().getPath().pathWithinApplication().value());
  }

  public static boolean isPage(String path) {
    return path.equals("/")
        || ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }
}
