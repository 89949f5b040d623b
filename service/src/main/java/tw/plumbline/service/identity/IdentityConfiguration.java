package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.DatabaseConfiguration;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.html.HtmlConfiguration;

/** Who the callers are and what is written down of them, as the settings have it. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, HtmlConfiguration.class, DoorConfiguration.class})
public class IdentityConfiguration {
  private static final int MOST_WAITING_HASHES = 256;

  @Bean
  SignInSettings signInSettings(Environment settings) {
    return SignInSettings.of(settings);
  }

  @Bean
  Limits limits(Environment settings) {
    return Limits.of(settings);
  }

  @Bean
  UserRegister userRegister(Server server) {
    return new UserRegister(server);
  }

  /** Before anybody is answered. */
  @Bean
  InitializingBean firstUsers(
      SignInSettings signIn,
      UserRegister register,
      Environment settings,
      ObjectProvider<Announcement> announcement) {
    FirstUsers users =
        new FirstUsers(
            register,
            new PresetPasswords(settings),
            announcement.getIfAvailable(() -> (made, changed) -> {}));
    return () -> {
      if (signIn.basic()) {
        users.make();
      }
    };
  }

  @Bean
  AuditLog auditLog(Database database, Limits limits, ObjectProvider<Ticker> ticker) {
    return new AuditLog(database, limits.wrong(), time(ticker));
  }

  /** A hash takes a core for a while: some cores are always left to those who are known. */
  @Bean(destroyMethod = "dispose")
  Scheduler hashing() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return Schedulers.newBoundedElastic(threads, MOST_WAITING_HASHES, "hashing");
  }

  @Bean
  Users users(Database database) {
    return new Users(database);
  }

  @Bean
  SessionSignIn sessionSignIn(
      SignInSettings signIn,
      Environment settings,
      Server server,
      Users users,
      ObjectProvider<Clock> clock,
      ObjectProvider<Ticker> ticker) {
    SessionTokens tokens =
        new SessionTokens(SessionKey.of(settings, server), clock.getIfAvailable(Clock::systemUTC));
    return new SessionSignIn(tokens, users, signIn.basic(), time(ticker));
  }

  @Bean
  SignInFilters signInFilters(SignInWays ways, SessionSignIn sessions, AuditLog log) {
    return new SignInFilters(ways, sessions, new RefusalAudit(log));
  }

  @Bean
  SignInWays signInWays(
      SignInSettings settings,
      Limits limits,
      Users users,
      Scheduler hashing,
      ObjectProvider<Ticker> ticker) {
    Ticker time = time(ticker);
    Attempts attempts = new Attempts(limits.wrong(), time);
    PasswordSignIn passwords =
        settings.basic()
            ? new PasswordSignIn(
                users,
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                hashing,
                attempts,
                time)
            : null;
    return new SignInWays(passwords, tokens(settings, attempts, time));
  }

  private static @Nullable TokenSignIn tokens(
      SignInSettings settings, Attempts attempts, Ticker time) {
    if (!settings.tokens()) {
      return null;
    }
    IssuerKeySource source = new IssuerKeySource(settings.issuer());
    return new TokenSignIn(
        settings.issuer(),
        settings.audience(),
        new IssuerKeys(source.at(settings.jwks()), time),
        attempts);
  }

  /** Tests give their own time. */
  static Ticker time(ObjectProvider<Ticker> given) {
    return given.getIfAvailable(Ticker::systemTicker);
  }
}
