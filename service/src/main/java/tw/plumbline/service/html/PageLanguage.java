package tw.plumbline.service.html;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import tw.plumbline.service.page.Language;

/**
 * In which language somebody reads: as asked for with {@code ?lang=}, which is kept in a cookie, as
 * kept, as the browser prefers, or in Chinese.
 */
final class PageLanguage {
  private static final String NAME = "lang";
  private static final String COOKIE = "plumbline-language";
  private static final Duration KEPT = Duration.ofDays(365);
  private static final List<Locale> KNOWN =
      List.of(Locale.forLanguageTag("zh-TW"), Locale.forLanguageTag("zh"), Locale.ENGLISH);

  private PageLanguage() {}

  static Language of(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    Language asked = named(request.getQueryParams().getFirst(NAME));
    if (asked != null) {
      keep(exchange, asked);
      return asked;
    }
    HttpCookie cookie = request.getCookies().getFirst(COOKIE);
    Language kept = cookie == null ? null : named(cookie.getValue());
    return kept == null ? preferred(request) : kept;
  }

  private static void keep(ServerWebExchange exchange, Language language) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(COOKIE, language.tag())
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .sameSite("Lax")
                .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                .build());
  }

  private static Language preferred(ServerHttpRequest request) {
    try {
      Locale best = Locale.lookup(request.getHeaders().getAcceptLanguage(), KNOWN);
      return Locale.ENGLISH.equals(best) ? Language.EN : Language.ZH_TW;
    } catch (IllegalArgumentException unreadable) {
      return Language.ZH_TW;
    }
  }

  private static @Nullable Language named(@Nullable String tag) {
    for (Language language : Language.values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    return null;
  }
}
