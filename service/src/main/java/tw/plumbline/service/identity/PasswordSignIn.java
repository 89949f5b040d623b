package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tw.plumbline.service.database.Passwords;

/**
 * Verifies names and passwords against the stored users.
 *
 * <p>Callers send both with every request, and a hash is slow on purpose. So what was verified
 * holds for a minute; after that the user is read again, and hashing is needed only if its password
 * was changed. Whoever was verified before is thus not kept out by others who guess at the same
 * name.
 */
final class PasswordSignIn {
  private static final Duration HOLDS = Duration.ofMinutes(1);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int MOST = 10_000;
  private static final Duration BUSY = Duration.ofSeconds(1);

  private final Users users;
  private final PasswordEncoder encoder;
  private final Scheduler hashing;
  private final Attempts attempts;
  private final Credentials credentials = new Credentials();
  private final ConcurrentMap<ByteBuffer, Mono<Caller>> underWay = new ConcurrentHashMap<>();
  private final Cache<ByteBuffer, Caller> verified;

  /** The stored hash against which credentials were found right. */
  private final Cache<ByteBuffer, String> proven;

  private final String hashOfNobody;

  /**
   * @param hashing where hashing is done: few threads, and a bounded queue
   */
  PasswordSignIn(
      Users users, PasswordEncoder encoder, Scheduler hashing, Attempts attempts, Ticker ticker) {
    this.users = users;
    this.encoder = encoder;
    this.hashing = hashing;
    this.attempts = attempts;
    this.verified =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(HOLDS).ticker(ticker).build();
    this.proven =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(REMEMBERED)
            .ticker(ticker)
            .build();
    this.hashOfNobody = Objects.requireNonNull(encoder.encode(Passwords.random()));
  }

  /**
   * Who that is; an {@link org.springframework.security.core.AuthenticationException} if it is
   * nobody, 429 after too many of these.
   *
   * @param address where the request comes from
   */
  Mono<Caller> caller(String name, String password, String address) {
    ByteBuffer key = credentials.of(name, password);
    Caller known = verified.getIfPresent(key);
    if (known != null) {
      return Mono.just(known);
    }
    return underWay.computeIfAbsent(key, absent -> verification(absent, name, password, address));
  }

  /** Whoever asks the same meanwhile shares the answer; nobody's leaving ends it. */
  private Mono<Caller> verification(ByteBuffer key, String name, String password, String address) {
    return again(key, name)
        .switchIfEmpty(Mono.defer(() -> attempt(key, name, password, address)))
        .doOnNext(caller -> verified.put(key, caller))
        .doFinally(signal -> underWay.remove(key))
        .cache();
  }

  /** Found right before, and the password was not changed since. */
  private Mono<Caller> again(ByteBuffer key, String name) {
    String hash = proven.getIfPresent(key);
    return hash == null
        ? Mono.empty()
        : users.find(name).filter(user -> user.hash().equals(hash)).map(StoredUser::caller);
  }

  private Mono<Caller> attempt(ByteBuffer key, String name, String password, String address) {
    boolean possible = StoredUser.canBeNamed(name);
    return attempts.counted(
        address,
        possible ? name : "",
        (possible ? users.find(name) : Mono.<StoredUser>empty())
            .map(Optional::of)
            .defaultIfEmpty(Optional.empty())
            .flatMap(user -> matched(key, user, password)));
  }

  /** Takes as long for nobody as for a user. */
  private Mono<Caller> matched(ByteBuffer key, Optional<StoredUser> user, String password) {
    String hash = user.map(StoredUser::hash).orElse(hashOfNobody);
    return Mono.fromCallable(() -> encoder.matches(password, hash))
        .subscribeOn(hashing)
        .onErrorMap(RejectedExecutionException.class, busy -> RefusedException.tooMany(BUSY))
        .flatMap(matches -> matches ? Mono.justOrEmpty(user) : Mono.empty())
        .doOnNext(right -> proven.put(key, right.hash()))
        .map(StoredUser::caller)
        .switchIfEmpty(Mono.error(() -> new BadCredentialsException("wrong name or password")));
  }
}
