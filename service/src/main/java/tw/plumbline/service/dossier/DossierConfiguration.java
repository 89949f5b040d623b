package tw.plumbline.service.dossier;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.EngineName;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.ledger.Evidence;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;

/** Dossiers, put together. */
@Configuration(proxyBeanMethods = false)
public class DossierConfiguration {
  @Bean
  Dossiers dossiers(
      Database database,
      Decisions decisions,
      Evidence evidence,
      LogKey key,
      StoredRulebooks stored,
      ActiveRulebooks active,
      Evaluation evaluation,
      Clock clock) {
    return new Dossiers(
        database, decisions, evidence, key, stored, active, evaluation, clock, EngineName.get());
  }
}
