package tw.plumbline.service.draft;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.EngineName;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** How rules are changed, put together. */
@Configuration(proxyBeanMethods = false)
public class DraftConfiguration {
  @Bean
  Drafts drafts(Database database, ActiveRulebooks rulebooks) {
    return new Drafts(database, rulebooks);
  }

  @Bean(destroyMethod = "close")
  GateRuns gateRuns(Database database, Drafts drafts, ActiveRulebooks rulebooks) {
    return new GateRuns(database, drafts, rulebooks, EngineName.get());
  }

  @Bean
  Publishing publishing(
      Database database,
      Drafts drafts,
      ActiveRulebooks rulebooks,
      @Value("${plumbline.emergency-publish:false}") boolean alone) {
    return new Publishing(database, drafts, rulebooks, alone, EngineName.get());
  }
}
