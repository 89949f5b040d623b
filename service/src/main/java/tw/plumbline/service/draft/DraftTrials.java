package tw.plumbline.service.draft;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.CompilationException;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.VersionsAtHand;

/** Tries drafts on single reports, as they were saved last. Nothing is stored. */
public final class DraftTrials {
  private final Database database;
  private final Drafts drafts;
  private final VersionsAtHand versions;
  private final Evaluation evaluation;
  private final AssessmentWriter writer = new AssessmentWriter();

  DraftTrials(Database database, Drafts drafts, VersionsAtHand versions, Evaluation evaluation) {
    this.database = database;
    this.drafts = drafts;
    this.versions = versions;
    this.evaluation = evaluation;
  }

  /**
   * What a draft says of a report alone.
   *
   * @throws ProblemException in the answer: the draft's files are no rulebook
   */
  public Mono<Answer> of(Draft draft, byte[] report) {
    return compiled(draft).flatMap(rules -> answer(draft, rules, report, Supply.NONE));
  }

  /**
   * What a draft says of a stored submission, with the facts that were supplied to it.
   *
   * @throws ProblemException in the answer: the draft's files are no rulebook
   */
  public Mono<Answer> of(Draft draft, Stored stored) {
    ImpactSubject subject = stored.subject;
    return compiled(draft)
        .flatMap(rules -> answer(draft, rules, subject.report(), subject.supply()));
  }

  /** A submission of the draft's programme; nothing where there is none. */
  public Mono<Stored> stored(Draft draft, UUID submission) {
    return database
        .one(
            Sql.of("draft.trial", ImpactSubject.ONE, draft.programme(), submission),
            ImpactSubject::of)
        .map(Stored::new);
  }

  private Mono<Plumbline> compiled(Draft draft) {
    return drafts
        .files(draft.id(), draft.current().revision())
        .flatMap((RulebookFiles files) -> versions.of(files, 0))
        .onErrorMap(RulebookException.class, wrong -> refused(wrong.faults()))
        .onErrorMap(CompilationException.class, wrong -> refused(faults(wrong)));
  }

  private Mono<Answer> answer(Draft draft, Plumbline rules, byte[] report, Supply supply) {
    return evaluation.single(
        () -> {
          Reading reading = rules.read(report);
          if (!(reading instanceof Reading.Accepted accepted)) {
            return Answer.Rejected.of(reading);
          }
          if (!accepted.report().programme().equals(draft.programme())) {
            return Answer.Rejected.of(new Reading.Refused(List.of(another(draft.programme()))));
          }
          Assessment assessment = rules.assess(accepted, supply);
          return new Answer.Assessed(assessment, writer.write(assessment));
        });
  }

  private static Fault another(String programme) {
    return new Fault(
        "/programme",
        FaultCode.NOT_ALLOWED_VALUE,
        new BilingualText(
            "這份草案只檢核計畫 `%s` 之報告。".formatted(programme),
            "This draft judges reports of the programme `%s` alone.".formatted(programme)));
  }

  private static ProblemException refused(List<BookFault> faults) {
    return new ProblemException(Problem.ofFiles(ProblemKind.FILES_REFUSED, faults));
  }

  private static List<BookFault> faults(CompilationException wrong) {
    return wrong.errors().stream()
        .map(
            error ->
                new BookFault(
                    error.file(),
                    Math.max(1, error.line()),
                    new BilingualText(
                        "無法編譯：" + error.message(), "it cannot be compiled: " + error.message())))
        .toList();
  }

  /** A submission that is stored. */
  public static final class Stored {
    private final ImpactSubject subject;

    private Stored(ImpactSubject subject) {
      this.subject = subject;
    }

    public UUID id() {
      return subject.id();
    }

    public String allianceId() {
      return subject.allianceId();
    }
  }
}
