package tw.plumbline.service.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** The log, put together. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {
  @Bean
  Log ledger(Database database) {
    return new Log(database);
  }

  /**
   * @param rulebooks are registered before what is on record is logged for the first time
   */
  @Bean
  LogKey logKey(Environment settings, Server server, ActiveRulebooks rulebooks) {
    FirstEntries.add(Migrations.dataSource(server));
    return LogKeys.of(settings, server);
  }

  @Bean(destroyMethod = "close")
  Sealing sealing(
      Database database,
      Log log,
      LogKey key,
      Clock clock,
      @Value("${plumbline.log.seal:PT1S}") Duration every,
      @Value("${plumbline.log.export:}") String export) {
    Consumer<TreeHead> place = export.isBlank() ? head -> {} : new HeadExport(Path.of(export));
    return new Sealing(database, log, key, place, every, clock);
  }
}
