package tw.plumbline.service.workbench;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.dossier.Dossiers;
import tw.plumbline.service.draft.DraftTrials;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.draft.GateRuns;
import tw.plumbline.service.draft.Impacts;
import tw.plumbline.service.draft.Publishing;
import tw.plumbline.service.html.HtmlConfiguration;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.ledger.Evidence;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.Sealing;
import tw.plumbline.service.replay.Replays;
import tw.plumbline.service.replay.StoredViews;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.submission.StoredAssessments;
import tw.plumbline.service.waiver.Waivers;

/** The workbench, put together. */
@Configuration(proxyBeanMethods = false)
@Import({
  HtmlConfiguration.class,
  WorkbenchController.class,
  RulebookPages.class,
  VersionPages.class,
  DraftPagesConfiguration.class,
  WaiverPagesConfiguration.class,
  RecordPages.class,
  OwnPages.class,
  DecisionPages.class,
  RecordingPages.class,
  ProofPages.class,
  ReplayPages.class,
  CandidatePages.class
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

  @Bean
  WaiverDesk waiverDesk(Waivers waivers, AuditLog audit) {
    return new ServiceWaiverDesk(waivers, audit);
  }

  @Bean
  RecordDesk recordDesk(
      Database database,
      StoredAssessments stored,
      Decisions decisions,
      Bookshelf shelf,
      AuditLog audit) {
    return new ServiceRecordDesk(
        new AllianceSearch(database),
        new AllianceEvents(database, stored),
        stored,
        decisions,
        shelf,
        audit);
  }

  @Bean
  DecisionDesk decisionDesk(
      Decisions decisions, RecordDesk records, Dossiers dossiers, AuditLog audit) {
    return new ServiceDecisionDesk(decisions, records, dossiers, audit);
  }

  @Bean
  ReplayDesk replayDesk(Replays replays, StoredViews views, AuditLog audit) {
    return new ServiceReplayDesk(replays, views, audit);
  }

  @Bean
  ProofDesk proofDesk(Log log, Evidence evidence, Sealing sealing, AuditLog audit) {
    return new ServiceProofDesk(log, evidence, sealing.key(), audit);
  }

  @Bean(destroyMethod = "close")
  Bookshelf bookshelf(InForce inForce, Database database, StoredRulebooks stored) {
    return new Bookshelf(inForce, database, stored);
  }
}
