package tw.plumbline.service.rulebook;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Notices;
import tw.plumbline.service.database.Server;

/** The rulebooks that are served, numbered by the database. */
@Configuration(proxyBeanMethods = false)
public class RulebookConfiguration {
  /** What was published last of each programme; of the others what comes with this program. */
  @Bean(destroyMethod = "close")
  ActiveRulebooks activeRulebooks(
      @Value("${plumbline.rulebook:}") String only,
      @Value("${plumbline.rulebooks:}") String beside,
      Server server,
      StoredRulebooks stored,
      Notices notices) {
    List<RulebookFiles> own =
        only.isEmpty() ? RulebookFolders.beside(beside) : RulebookFolders.only(Path.of(only));
    RulebookRegister register = new RulebookRegister(Migrations.dataSource(server));
    Plumbline plumbline = new FirstRulebooks(register, own).load();
    ActiveRulebooks active = new ActiveRulebooks(plumbline, stored);
    notices.follow("rulebooks", active.refresh());
    return active;
  }

  @Bean
  StoredRulebooks storedRulebooks(Database database) {
    return new StoredRulebooks(database);
  }

  @Bean(destroyMethod = "close")
  VersionsAtHand versionsAtHand(ActiveRulebooks rulebooks, StoredRulebooks stored) {
    return new VersionsAtHand(rulebooks, stored);
  }

  /** Whether there are rules at all: without any, nobody should be sent here. */
  @Bean
  HealthIndicator rulebookHealthIndicator(ActiveRulebooks rulebooks) {
    return () -> rulebooks.get().editions().isEmpty() ? Health.down().build() : Health.up().build();
  }

  /** Whether all that is published is in force; where not, the version before goes on. */
  @Bean
  HealthIndicator publicationHealthIndicator(ActiveRulebooks rulebooks) {
    return () -> rulebooks.failures().isEmpty() ? Health.up().build() : Health.down().build();
  }
}
