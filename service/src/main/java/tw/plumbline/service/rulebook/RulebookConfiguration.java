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
import tw.plumbline.service.database.Server;

/** The rulebooks that are served, numbered by the database. */
@Configuration(proxyBeanMethods = false)
public class RulebookConfiguration {
  @Bean(destroyMethod = "close")
  Plumbline plumbline(
      @Value("${plumbline.rulebook:}") String only,
      @Value("${plumbline.rulebooks:}") String beside,
      Server server) {
    List<RulebookFiles> rulebooks =
        only.isEmpty() ? RulebookFolders.beside(beside) : RulebookFolders.only(Path.of(only));
    RulebookRegister register = new RulebookRegister(Migrations.dataSource(server));
    return Plumbline.of(rulebooks, register::number);
  }

  @Bean
  StoredRulebooks storedRulebooks(Database database) {
    return new StoredRulebooks(database);
  }

  @Bean
  HealthIndicator rulebookHealthIndicator(Plumbline plumbline) {
    return () -> plumbline.editions().isEmpty() ? Health.down().build() : Health.up().build();
  }
}
