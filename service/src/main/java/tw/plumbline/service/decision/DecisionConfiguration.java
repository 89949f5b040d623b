package tw.plumbline.service.decision;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.submission.ProgrammeYears;

/** Decisions, put together. */
@Configuration(proxyBeanMethods = false)
public class DecisionConfiguration {
  @Bean
  Decisions decisions(Database database, ActiveRulebooks rulebooks, Clock clock) {
    return new Decisions(database, rulebooks, Generators.timeBasedEpochRandomGenerator(), clock);
  }

  @Bean
  Candidates candidates(ProgrammeYears years) {
    return new Candidates(years);
  }
}
