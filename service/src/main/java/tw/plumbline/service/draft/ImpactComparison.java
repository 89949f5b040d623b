package tw.plumbline.service.draft;

import java.util.Arrays;
import java.util.Objects;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;

/** What a draft and the version in force say of the same stored submissions, waivers aside. */
final class ImpactComparison {
  private final Plumbline draft;
  private final Plumbline base;
  private final String baseDigest;
  private final boolean readAlike;
  private final AssessmentWriter writer = new AssessmentWriter();

  ImpactComparison(Plumbline draft, Plumbline base, String programme) {
    this.draft = draft;
    this.base = base;
    Rulebook before = base.book(programme);
    Rulebook after = draft.book(programme);
    this.baseDigest = before.files().digest();
    this.readAlike =
        Objects.equals(before.reportSchema(), after.reportSchema())
            && before.figures().equals(after.figures())
            && before.filingsByYear().equals(after.filingsByYear());
  }

  /**
   * What the draft changes for a submission.
   *
   * @throws EvaluationException if one of the two cannot assess it
   */
  AssessmentChange of(ImpactSubject subject) {
    Reading.Accepted report = read(draft, subject);
    Assessment after = draft.assess(report, subject.supply());
    if (isStored(subject, after)) {
      return AssessmentChange.between(after, after);
    }
    Reading.Accepted before = readAlike ? report : read(base, subject);
    return AssessmentChange.between(base.assess(before, subject.supply()), after);
  }

  /** Whether the stored answer is that of the version in force, and is the draft's as well. */
  private boolean isStored(ImpactSubject subject, Assessment after) {
    return subject.digest().equals(baseDigest)
        && Arrays.equals(
            writer.write(
                after
                    .by(after.rulebook().named(subject.version(), subject.digest()))
                    .stored(subject.id().toString(), subject.assessedAt())),
            subject.document());
  }

  private static Reading.Accepted read(Plumbline rulebooks, ImpactSubject subject) {
    Reading reading = rulebooks.read(subject.report(), subject.reportDigest());
    if (reading instanceof Reading.Accepted report) {
      return report;
    }
    throw new EvaluationException("the report is refused: " + reading.getClass().getSimpleName());
  }
}
