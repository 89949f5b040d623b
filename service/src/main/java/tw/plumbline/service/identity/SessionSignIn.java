package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import tw.plumbline.service.html.PagePaths;

/**
 * Knows people by the session that their browser keeps, at pages and nowhere else. A user of the
 * database is read again after a minute: whoever was removed or has another password is out, and
 * another role holds.
 */
final class SessionSignIn {
  /** The attribute of a request under which pages find who reads; errors are pages too. */
  private static final String CALLER = SessionSignIn.class.getName();

  private static final Duration HOLDS = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final SessionTokens tokens;
  private final Users users;
  private final boolean passwords;
  private final Cache<String, StoredUser> known;

  /**
   * @param passwords whether users of the database may come in
   */
  SessionSignIn(SessionTokens tokens, Users users, boolean passwords, Ticker ticker) {
    this.tokens = tokens;
    this.users = users;
    this.passwords = passwords;
    this.known =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(HOLDS).ticker(ticker).build();
  }

  /**
   * Goes on as whoever the session says, or as nobody. No filter itself: beans that are stand
   * before all doors.
   */
  Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!PagePaths.isPage(exchange) || SessionCookie.read(exchange) == null) {
      return chain.filter(exchange);
    }
    return current(exchange)
        .doOnNext(caller -> exchange.getAttributes().put(CALLER, caller))
        .map(SignedIn::new)
        .map(ReactiveSecurityContextHolder::withAuthentication)
        .defaultIfEmpty(Context.empty())
        .flatMap(who -> chain.filter(exchange).contextWrite(who));
  }

  /** Who reads the page, for the page itself. */
  static Map<String, Object> reader(ServerWebExchange exchange) {
    Caller caller = exchange.getAttribute(CALLER);
    return caller == null
        ? Map.of()
        : Map.of("caller", caller, "official", caller.roles().contains(Role.OFFICIAL));
  }

  /** Lets somebody in, whose password was found right or for whom the issuer vouches. */
  Mono<Caller> begin(ServerWebExchange exchange, Caller caller, boolean byPassword) {
    Mono<Session> session =
        byPassword
            ? read(caller.name())
                .map(user -> tokens.begin(user.caller(), tokens.proof(user)))
                .switchIfEmpty(Mono.error(RefusedException::forbidden))
            : Mono.fromSupplier(() -> tokens.begin(caller, null));
    return session.doOnNext(begun -> give(exchange, begun)).map(Session::caller);
  }

  private Mono<Caller> current(ServerWebExchange exchange) {
    return Mono.justOrEmpty(SessionCookie.read(exchange))
        .flatMap(token -> Mono.justOrEmpty(tokens.read(token)))
        .flatMap(this::stillRight)
        .doOnNext(session -> tokens.renewed(session).ifPresent(now -> give(exchange, now)))
        .map(Session::caller)
        .switchIfEmpty(Mono.fromRunnable(() -> SessionCookie.remove(exchange)));
  }

  private Mono<Session> stillRight(Session session) {
    String proof = session.proof();
    if (proof == null) {
      return Mono.just(session);
    }
    if (!passwords) {
      return Mono.empty();
    }
    String name = session.caller().name();
    return Mono.justOrEmpty(known.getIfPresent(name))
        .filter(user -> isOf(proof, user))
        .switchIfEmpty(Mono.defer(() -> read(name)))
        .filter(user -> isOf(proof, user))
        .map(user -> session.of(user.caller()));
  }

  private Mono<StoredUser> read(String name) {
    return users
        .find(name)
        .doOnNext(user -> known.put(name, user))
        .switchIfEmpty(Mono.fromRunnable(() -> known.invalidate(name)));
  }

  private boolean isOf(String proof, StoredUser user) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.US_ASCII),
        tokens.proof(user).getBytes(StandardCharsets.US_ASCII));
  }

  private void give(ServerWebExchange exchange, Session session) {
    SessionCookie.write(exchange, tokens.write(session), tokens.left(session));
  }
}
