package tw.plumbline.service.waiver;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Notices;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** Waivers, put together. */
@Configuration(proxyBeanMethods = false)
public class WaiverConfiguration {
  @Bean(destroyMethod = "close")
  InForceWaivers inForceWaivers(
      Database database, Notices notices, @Value("${plumbline.waivers.poll:5s}") Duration every) {
    InForceWaivers waivers = new InForceWaivers(database, every);
    notices.follow("waivers", waivers.refresh());
    return waivers;
  }

  @Bean
  Waivers waivers(
      Database database,
      ActiveRulebooks rulebooks,
      InForceWaivers inForce,
      Clock clock,
      @Value("${plumbline.waivers.longest-days:#{null}}") @Nullable Integer longestDays,
      @Value("${plumbline.waivers.never:}") Set<String> never) {
    return new Waivers(
        database,
        rulebooks,
        new WaiverLimits(longestDays, never),
        inForce,
        Generators.timeBasedEpochRandomGenerator(),
        clock);
  }
}
