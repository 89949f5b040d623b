package tw.plumbline.service.submission;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.rerun.DraftedRules;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;

/**
 * Reports that were drafted with rules that are no longer in force: by which rules they are judged,
 * and what became different since.
 */
final class DraftedReports {
  private final ActiveRulebooks rulebooks;
  private final VersionsAtHand versions;
  private final Evaluation evaluation;
  private final Clock clock;

  DraftedReports(
      ActiveRulebooks rulebooks, VersionsAtHand versions, Evaluation evaluation, Clock clock) {
    this.rulebooks = rulebooks;
    this.versions = versions;
    this.evaluation = evaluation;
    this.clock = clock;
  }

  /** Whether a report says that it was drafted with others than the rules in force. */
  boolean concerns(Plumbline inForce, Submission submission, AllianceReport report) {
    Integer drafted = submission.draftedAgainst();
    return drafted != null && drafted != inForce.version(report.programme());
  }

  /** What such a report is judged by; nothing where there never was such a version. */
  Mono<Judged> of(Plumbline inForce, Submission submission, Reading.Accepted accepted) {
    AllianceReport report = accepted.report();
    Integer drafted = submission.draftedAgainst();
    return drafted == null
        ? Mono.empty()
        : versions
            .version(report.programme(), drafted)
            .flatMap(
                then ->
                    evaluation.piece(() -> judged(inForce, then, drafted, submission, accepted)));
  }

  private Judged judged(
      Plumbline inForce,
      Plumbline then,
      int drafted,
      Submission submission,
      Reading.Accepted accepted) {
    AllianceReport report = accepted.report();
    Edition now = inForce.edition(report);
    LocalDate today = LocalDate.ofInstant(clock.instant(), now.zone());
    Edition before = then.edition(now.programme(), now.year()).orElse(null);
    if (rulebooks.stillApplies(report.programme(), drafted, today)
        && then.read(submission.report()) instanceof Reading.Accepted asThen) {
      return new Judged(then, asThen, DraftedRules.of(drafted, true, before, now));
    }
    return new Judged(inForce, accepted, DraftedRules.of(drafted, false, before, now));
  }

  /**
   * How such a report is judged.
   *
   * @param report as these rules read it
   */
  record Judged(Plumbline rulebooks, Reading.Accepted report, @Nullable DraftedAgainst drafted) {}
}
