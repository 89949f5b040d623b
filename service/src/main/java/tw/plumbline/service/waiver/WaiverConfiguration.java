package tw.plumbline.service.waiver;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.service.database.Database;

/** Waivers, put together. */
@Configuration(proxyBeanMethods = false)
public class WaiverConfiguration {
  @Bean(destroyMethod = "close")
  InForceWaivers inForceWaivers(
      Database database, @Value("${plumbline.waivers.poll:5s}") Duration every) {
    return new InForceWaivers(database, every);
  }

  @Bean
  Waivers waivers(
      Database database,
      Plumbline plumbline,
      InForceWaivers inForce,
      Clock clock,
      @Value("${plumbline.waivers.longest-days:#{null}}") @Nullable Integer longestDays,
      @Value("${plumbline.waivers.never:}") Set<String> never) {
    return new Waivers(
        database,
        plumbline,
        new WaiverLimits(longestDays, never),
        inForce,
        Generators.timeBasedEpochRandomGenerator(),
        clock);
  }
}
