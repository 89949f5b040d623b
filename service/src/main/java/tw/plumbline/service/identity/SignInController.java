package tw.plumbline.service.identity;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;
import tw.plumbline.service.html.Pages;

/** Where people sign in and out with a browser. */
@RestController
final class SignInController {
  private static final String NAME = "name";
  private static final String TO = "to";
  private static final int MOST_NAME = 255;

  private final SignInWays ways;
  private final SessionSignIn sessions;
  private final RefusalAudit refusals;
  private final AuditLog log;
  private final Pages pages;

  SignInController(SignInWays ways, SessionSignIn sessions, AuditLog log, Pages pages) {
    this.ways = ways;
    this.sessions = sessions;
    this.refusals = new RefusalAudit(log);
    this.log = log;
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<String> start() {
    return seeOther(URI.create(PagePaths.HOME));
  }

  @GetMapping("/sign-in")
  Mono<ResponseEntity<String>> form(ServerWebExchange exchange) {
    String to = exchange.getRequest().getQueryParams().getFirst(TO);
    return page(exchange, HttpStatus.OK, "", to, null);
  }

  /** Leads to the issuer. */
  @GetMapping("/sign-in/oidc")
  Mono<ResponseEntity<String>> toIssuer(ServerWebExchange exchange) {
    OidcSignIn oidc = ways.oidc();
    return oidc == null
        ? Mono.error(RefusedException.notFound())
        : oidc.begin(exchange, WayBack.to(exchange.getRequest().getQueryParams().getFirst(TO)))
            .map(SignInController::seeOther);
  }

  /**
   * Where the issuer sends people back. The answer is a page, not a redirect: the browser came from
   * another site, and would not send the session's cookie along.
   */
  @GetMapping("/sign-in/oidc/callback")
  Mono<ResponseEntity<String>> fromIssuer(ServerWebExchange exchange) {
    OidcSignIn oidc = ways.oidc();
    if (oidc == null) {
      return Mono.error(RefusedException.notFound());
    }
    return oidc.end(exchange)
        .flatMap(
            returned ->
                sessions
                    .begin(exchange, returned.caller(), false)
                    .flatMap(
                        caller ->
                            log.record(caller, "sign-in", caller.name(), null)
                                .then(
                                    Mono.defer(
                                        () ->
                                            pages.page(
                                                exchange,
                                                "signed-in",
                                                Map.of("onwards", onwards(returned, caller)))))))
        .onErrorResume(
            AuthenticationException.class,
            wrong ->
                page(exchange, HttpStatus.UNPROCESSABLE_CONTENT, "", null, "signIn.notVouched"));
  }

  @PostMapping("/sign-in")
  Mono<ResponseEntity<String>> signIn(ServerWebExchange exchange) {
    return exchange.getFormData().flatMap(form -> signIn(exchange, form));
  }

  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(ServerWebExchange exchange) {
    SessionCookie.remove(exchange);
    return seeOther(URI.create(PagePaths.SIGN_IN));
  }

  private Mono<ResponseEntity<String>> signIn(
      ServerWebExchange exchange, MultiValueMap<String, String> form) {
    PasswordSignIn passwords = ways.passwords();
    String name = first(form, NAME);
    String to = first(form, TO);
    if (passwords == null) {
      return page(exchange, HttpStatus.FORBIDDEN, name, to, null);
    }
    return passwords
        .caller(name, first(form, "password"), Address.of(exchange))
        .flatMap(caller -> sessions.begin(exchange, caller, true))
        .flatMap(
            caller ->
                log.record(caller, "sign-in", caller.name(), null)
                    .thenReturn(seeOther(WayBack.to(to, caller))))
        .onErrorResume(
            AuthenticationException.class,
            wrong ->
                Mono.deferContextual(
                    context -> {
                      refusals.signInRefused(exchange, name, context);
                      return page(
                          exchange, HttpStatus.UNPROCESSABLE_CONTENT, name, to, "signIn.wrong");
                    }))
        .onErrorResume(
            RefusedException.class,
            refused -> {
              HttpHeaders headers = exchange.getResponse().getHeaders();
              SessionCookie.remove(exchange);
              headers.putAll(refused.getHeaders());
              return page(exchange, refused.getStatusCode(), name, to, "signIn.tooMany");
            });
  }

  private Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange,
      HttpStatusCode status,
      String name,
      @Nullable String to,
      @Nullable String wrong) {
    Map<String, Object> model = new HashMap<>();
    model.put(NAME, name.length() > MOST_NAME ? "" : name);
    model.put(TO, WayBack.to(to).toString());
    model.put("byPassword", ways.passwords() != null);
    model.put("byIssuer", ways.oidc() != null);
    model.put("wrong", wrong == null ? "" : pages.said(exchange).of(wrong));
    return pages.page(exchange, status, "sign-in", model);
  }

  private static String onwards(OidcSignIn.Returned returned, Caller caller) {
    return WayBack.to(returned.to().toString(), caller).toString();
  }

  private static String first(MultiValueMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }

  private static ResponseEntity<String> seeOther(URI to) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(to).build();
  }
}
