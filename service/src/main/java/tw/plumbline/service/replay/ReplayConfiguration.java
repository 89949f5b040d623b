package tw.plumbline.service.replay;

import java.time.Clock;
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
import tw.plumbline.service.submission.SuppliedAnew;
import tw.plumbline.service.waiver.WaiverHistory;

/** What assesses stored reports again, put together. */
@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {
  @Bean
  Replays replays(
      Database database,
      ActiveRulebooks rulebooks,
      StoredRulebooks stored,
      VersionsAtHand versions,
      Evaluation evaluation) {
    return new Replays(
        database,
        rulebooks,
        stored,
        versions,
        new WaiverHistory(database),
        evaluation,
        EngineName.get());
  }

  @Bean
  StoredViews storedViews(
      Database database,
      Replays replays,
      ActiveRulebooks rulebooks,
      StoredRulebooks stored,
      Evaluation evaluation,
      Clock clock) {
    return new StoredViews(
        database,
        replays,
        rulebooks,
        stored,
        new WaiverHistory(database),
        new SuppliedAnew(database),
        evaluation,
        clock);
  }

  @Bean
  ReplayRuns replayRuns(Database database) {
    return new ReplayRuns(database, EngineName.get());
  }

  @Bean(destroyMethod = "close")
  ReplayWork replayWork(
      Database database,
      Replays replays,
      Evaluation evaluation,
      Notices notices,
      @Value("${plumbline.replays.workers:0}") int asked) {
    int workers = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    ReplayWork work =
        new ReplayWork(database, replays, new WaiverHistory(database), evaluation, workers);
    work.follow(notices, workers);
    return work;
  }
}
