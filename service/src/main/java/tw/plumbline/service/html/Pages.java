package tw.plumbline.service.html;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** Makes pages from templates, on threads of their own. */
public final class Pages {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final int INTERNAL = 500;

  private final ITemplateEngine engine;
  private final Map<Language, Words> words;
  private final Assets assets;
  private final List<PageVariables> variables;
  private final Scheduler scheduler;

  Pages(
      ITemplateEngine engine,
      Map<Language, Words> words,
      Assets assets,
      List<PageVariables> variables,
      Scheduler scheduler) {
    this.engine = engine;
    this.words = new EnumMap<>(words);
    this.assets = assets;
    this.variables = List.copyOf(variables);
    this.scheduler = scheduler;
  }

  /** A page of this template. */
  public Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange, String template, Map<String, Object> model) {
    return page(exchange, HttpStatusCode.valueOf(200), template, model);
  }

  /** The same with another status. */
  public Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange,
      HttpStatusCode status,
      String template,
      Map<String, Object> model) {
    return html(exchange, template, model)
        .map(
            page ->
                ResponseEntity.status(status)
                    .contentType(HTML)
                    .header(HttpHeaders.CONTENT_LANGUAGE, language(exchange).tag())
                    .body(page));
  }

  /**
   * Answers a request that failed with a page that says so.
   *
   * @param reason name of the words for it; empty for those of the status
   */
  public Mono<Void> error(ServerWebExchange exchange, int status, String reason) {
    Words said = said(exchange);
    String group = "error." + (reason.isEmpty() ? String.valueOf(status) : reason);
    String known = said.has(group + ".title") ? group : "error." + INTERNAL;
    Map<String, Object> model =
        Map.of(
            "status", status,
            "heading", said.of(known + ".title"),
            "explanation", said.of(known + ".text"));
    return html(exchange, "error", model)
        .flatMap(
            page -> {
              ServerHttpResponse response = exchange.getResponse();
              response.getHeaders().setContentType(HTML);
              return response.writeWith(
                  Mono.just(response.bufferFactory().wrap(page.getBytes(StandardCharsets.UTF_8))));
            });
  }

  /** The language in which this request is answered. */
  public Language language(ServerWebExchange exchange) {
    Language known = exchange.getAttribute(PageLanguage.class.getName());
    if (known != null) {
      return known;
    }
    Language found = PageLanguage.of(exchange);
    exchange.getAttributes().put(PageLanguage.class.getName(), found);
    return found;
  }

  /** The words for it. */
  public Words said(ServerWebExchange exchange) {
    Words said = words.get(language(exchange));
    if (said == null) {
      throw new IllegalStateException("no words");
    }
    return said;
  }

  private Mono<String> html(
      ServerWebExchange exchange, String template, Map<String, Object> model) {
    Words said = said(exchange);
    return Flux.fromIterable(variables)
        .concatMap(each -> each.of(exchange))
        .collect(() -> new HashMap<String, Object>(), Map::putAll)
        .publishOn(scheduler)
        .map(
            all -> {
              all.putAll(model);
              all.put("say", new Say(said));
              all.put("assets", assets);
              all.put("here", Here.of(exchange));
              return engine.process(
                  template, new Context(Locale.forLanguageTag(said.language().tag()), all));
            });
  }
}
