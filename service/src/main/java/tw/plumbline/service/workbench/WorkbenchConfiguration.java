package tw.plumbline.service.workbench;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.draft.DraftTrials;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.draft.GateRuns;
import tw.plumbline.service.draft.Impacts;
import tw.plumbline.service.draft.Publishing;
import tw.plumbline.service.html.HtmlConfiguration;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.submission.StoredAssessments;

/** The workbench, put together. */
@Configuration(proxyBeanMethods = false)
@Import({
  HtmlConfiguration.class,
  WorkbenchController.class,
  RulebookPages.class,
  VersionPages.class,
  DraftPagesConfiguration.class
})
public class WorkbenchConfiguration {
  @Bean
  InForce rulebooksInForce(ActiveRulebooks rulebooks) {
    return rulebooks::get;
  }

  @Bean
  DraftDesk deskOfPages(
      Drafts drafts,
      GateRuns gates,
      Impacts impacts,
      Publishing publishing,
      DraftTrials trials,
      StoredAssessments stored,
      AuditLog audit) {
    return new ServiceDesk(drafts, gates, impacts, publishing, trials, stored, audit);
  }

  @Bean(destroyMethod = "close")
  Bookshelf bookshelf(InForce inForce, Database database) {
    return new Bookshelf(inForce, database);
  }
}
