package tw.plumbline.service.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

/** Which addresses are for people: pages, and the files that pages load. */
public final class PagePaths {
  public static final String HOME = "/workbench";
  public static final String SIGN_IN = "/sign-in";
  public static final String SIGN_OUT = "/sign-out";

  private static final List<String> ROOTS = List.of(HOME, SIGN_IN, SIGN_OUT, Assets.ROOT);

  private PagePaths() {}

  /** The page of an alliance's own. */
  public static String own(String alliance) {
    return HOME + "/own/" + UriUtils.encode(alliance, StandardCharsets.UTF_8);
  }

  /** The page on which offices read of an alliance. */
  public static String alliance(String alliance) {
    return HOME + "/alliances/" + UriUtils.encode(alliance, StandardCharsets.UTF_8);
  }

  /** Whether the answer is for a browser: cookies count, and errors are pages. */
  public static boolean isPage(ServerWebExchange exchange) {
    return isPage(exchange.getRequest().getPath().pathWithinApplication().value());
  }

  public static boolean isPage(String path) {
    return path.equals("/")
        || ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }
}
