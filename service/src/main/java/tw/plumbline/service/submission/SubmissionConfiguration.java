package tw.plumbline.service.submission;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.EngineName;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.checking.SecondOpinions;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.problem.Problems;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;
import tw.plumbline.service.waiver.InForceWaivers;

/** What keeps and reads submissions, put together. */
@Configuration(proxyBeanMethods = false)
public class SubmissionConfiguration {
  @Bean
  Submissions submissions(
      ActiveRulebooks rulebooks,
      VersionsAtHand versions,
      Checks checks,
      SecondOpinions second,
      Evaluation evaluation,
      Database database,
      InForceWaivers waivers,
      Clock clock) {
    return new Submissions(
        rulebooks,
        checks,
        second,
        evaluation,
        new EarlierFilings(database),
        new DraftedReports(rulebooks, versions, evaluation, clock),
        new Arrivals(database, EngineName.get()),
        new KnownSubmissions(database),
        waivers,
        // Ids grow with time, so that rows of the same time stand together.
        Generators.timeBasedEpochRandomGenerator(),
        clock);
  }

  @Bean
  Batches batches(Submissions submissions, Problems problems) {
    return new Batches(submissions, problems::of);
  }

  @Bean
  StoredAssessments storedAssessments(Database database) {
    return new StoredAssessments(database);
  }

  @Bean
  SummaryTables summaryTables(
      ActiveRulebooks rulebooks, StoredAssessments stored, Evaluation evaluation) {
    return new SummaryTables(rulebooks, stored, evaluation);
  }

  @Bean
  ProgrammeYears programmeYears(
      ActiveRulebooks rulebooks, Database database, Evaluation evaluation, Clock clock) {
    return new ProgrammeYears(rulebooks, database, evaluation, clock);
  }
}
