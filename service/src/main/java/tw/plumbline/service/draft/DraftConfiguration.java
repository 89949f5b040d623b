package tw.plumbline.service.draft;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.EngineName;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Notices;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;

/** How rules are changed, put together. */
@Configuration(proxyBeanMethods = false)
public class DraftConfiguration {
  @Bean
  Drafts drafts(Database database, ActiveRulebooks rulebooks, StoredRulebooks stored) {
    return new Drafts(database, rulebooks, stored);
  }

  @Bean
  DraftTrials draftTrials(
      Database database, Drafts drafts, VersionsAtHand versions, Evaluation evaluation) {
    return new DraftTrials(database, drafts, versions, evaluation);
  }

  @Bean(destroyMethod = "close")
  GateRuns gateRuns(Database database, Drafts drafts, ActiveRulebooks rulebooks) {
    return new GateRuns(database, drafts, rulebooks, EngineName.get());
  }

  @Bean(destroyMethod = "close")
  ImpactWork impactWork(
      Database database,
      Drafts drafts,
      VersionsAtHand versions,
      Evaluation evaluation,
      Notices notices,
      @Value("${plumbline.impact.workers:0}") int asked) {
    int workers = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    ImpactWork work =
        new ImpactWork(database, drafts, versions, evaluation, EngineName.get(), workers);
    work.follow(notices, workers);
    return work;
  }

  @Bean
  Impacts impacts(Database database, Drafts drafts, ActiveRulebooks rulebooks, ImpactWork work) {
    return new Impacts(database, drafts, rulebooks, work, EngineName.get());
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
