package tw.plumbline.service.submission;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.problem.Problems;
import tw.plumbline.service.waiver.InForceWaivers;

/** What keeps and reads submissions, put together. */
@Configuration(proxyBeanMethods = false)
public class SubmissionConfiguration {
  @Bean
  Submissions submissions(
      Plumbline plumbline,
      Checks checks,
      Evaluation evaluation,
      Database database,
      InForceWaivers waivers,
      Clock clock) {
    return new Submissions(
        plumbline,
        checks,
        evaluation,
        new EarlierFilings(database, plumbline),
        new Arrivals(database, engine()),
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
      Plumbline plumbline, StoredAssessments stored, Evaluation evaluation) {
    return new SummaryTables(plumbline, stored, evaluation);
  }

  @Bean
  ProgrammeYears programmeYears(
      Plumbline plumbline, Database database, Evaluation evaluation, Clock clock) {
    return new ProgrammeYears(plumbline, database, evaluation, clock);
  }

  private static String engine() {
    String version = SubmissionConfiguration.class.getPackage().getImplementationVersion();
    return "plumbline " + (version == null ? "(unpacked)" : version);
  }
}
