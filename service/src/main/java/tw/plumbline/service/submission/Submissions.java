package tw.plumbline.service.submission;

import com.fasterxml.uuid.NoArgGenerator;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.rules.supply.Wanted;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.checking.SecondOpinions;
import tw.plumbline.service.database.DuplicateException;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.UnknownReferenceException;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.waiver.InForceWaivers;

/**
 * The way of a submission: read, supplied with what earlier ones hold, assessed, held against a
 * second opinion, stored, answered. What is answered is on disk; the same key again is answered the
 * same.
 */
public final class Submissions {
  private final Supplier<Plumbline> inForce;
  private final Checks checks;
  private final SecondOpinions second;
  private final Evaluation evaluation;
  private final EarlierFilings earlier;
  private final DraftedReports pinned;
  private final Arrivals arrivals;
  private final KnownSubmissions known;
  private final InForceWaivers waivers;
  private final NoArgGenerator ids;
  private final Clock clock;
  private final AssessmentWriter writer = new AssessmentWriter();

  Submissions(
      Supplier<Plumbline> inForce,
      Checks checks,
      SecondOpinions second,
      Evaluation evaluation,
      EarlierFilings earlier,
      DraftedReports pinned,
      Arrivals arrivals,
      KnownSubmissions known,
      InForceWaivers waivers,
      NoArgGenerator ids,
      Clock clock) {
    this.inForce = inForce;
    this.checks = checks;
    this.second = second;
    this.evaluation = evaluation;
    this.earlier = earlier;
    this.pinned = pinned;
    this.arrivals = arrivals;
    this.known = known;
    this.waivers = waivers;
    this.ids = ids;
    this.clock = clock;
  }

  /** Checks and stores a report, if there is a seat for it. */
  public Mono<Outcome> submit(Submission submission) {
    return submit(submission, evaluation::single);
  }

  /** The same for a piece of a batch, which has its seat. */
  Mono<Outcome> submitOfBatch(Submission submission) {
    return submit(submission, evaluation::piece);
  }

  private Mono<Outcome> submit(Submission submission, Bench bench) {
    OffsetDateTime receivedAt = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    return Mono.deferContextual(
        context -> {
          Context trace = context.<Context>getOrEmpty(Context.class).orElseGet(Context::root);
          Call call = new Call(submission, inForce.get(), null, bench, receivedAt, trace);
          return waivers
              .ready()
              .then(bench.run(() -> begin(call)))
              .flatMap(
                  begun ->
                      begun instanceof Ready ready
                          ? store(submission, ready)
                          : finish(call, (Open) begun));
        });
  }

  /** Reads, and assesses at once where nothing is needed that is stored. */
  private Begun begin(Call call) {
    Submission submission = call.submission();
    Reading reading = call.rulebooks().read(submission.report());
    if (!(reading instanceof Reading.Accepted accepted)) {
      return new Open(reading);
    }
    List<Wanted> wanted = Wanted.of(accepted.report(), call.rulebooks().edition(accepted.report()));
    return wanted.isEmpty()
            && submission.replaces() == null
            && !pinned.concerns(call.rulebooks(), submission, accepted.report())
        ? assessed(call, accepted, Supply.NONE)
        : new Open(reading);
  }

  private Mono<Outcome> finish(Call call, Open open) {
    Submission submission = call.submission();
    if (!(open.reading() instanceof Reading.Accepted accepted)) {
      return rejected(submission, open.reading());
    }
    return pinned.concerns(call.rulebooks(), submission, accepted.report())
        ? pinned
            .of(call.rulebooks(), submission, accepted)
            .flatMap(drafted -> judged(call.by(drafted), drafted.report()))
            .switchIfEmpty(Mono.defer(() -> repeated(submission, accepted.digest())))
            .switchIfEmpty(refused(ProblemKind.DRAFT_UNKNOWN))
        : judged(call, accepted);
  }

  private Mono<Outcome> judged(Call call, Reading.Accepted accepted) {
    Submission submission = call.submission();
    AllianceReport report = accepted.report();
    List<Wanted> wanted = Wanted.of(report, call.rulebooks().edition(report));
    if (submission.replaces() == null) {
      return supplied(call, accepted, wanted, null);
    }
    return known
        .replaced(submission.replaces())
        .filter(replaced -> replaced.sameFiling(report))
        .flatMap(replaced -> supplied(call, accepted, wanted, original(call, report, replaced)))
        .switchIfEmpty(refused(ProblemKind.REPLACES_UNKNOWN));
  }

  /** A correction counts as its original only within the window of its kind. */
  private @Nullable Replaced original(Call call, AllianceReport report, Replaced replaced) {
    Edition edition = call.rulebooks().edition(report);
    return edition.mayCorrect(report.filing(), report.filedAt()) ? replaced : null;
  }

  private Mono<Outcome> supplied(
      Call call, Reading.Accepted accepted, List<Wanted> wanted, @Nullable Replaced original) {
    return earlier
        .supply(call.rulebooks(), accepted.report(), wanted, original)
        .flatMap(supply -> call.bench().run(() -> assessed(call, accepted, supply)))
        .flatMap(ready -> store(call.submission(), ready));
  }

  private Ready assessed(Call call, Reading.Accepted accepted, Supply supply) {
    UUID id = ids.generate();
    Edition edition = call.rulebooks().edition(accepted.report());
    Assessment first = checks.assess(call.rulebooks(), accepted, supply);
    Assessment held = second.ofSubmission(call.rulebooks(), accepted, supply, first, id.toString());
    Assessment said =
        waivers
            .applied(call.drafted(held), call.receivedOn(edition))
            .stored(id.toString(), call.receivedAt());
    OffsetDateTime original = supply.originalFiledAt();
    Arrival arrival =
        new Arrival(
            id,
            call.submission(),
            accepted,
            call.receivedAt(),
            original == null ? accepted.report().filedAt() : original,
            said,
            writer.write(said));
    List<String> parties =
        call.rulebooks().overview(edition).countedParties(accepted.report(), said);
    return new Ready(arrival, arrivals.storing(arrival, parties, call.trace()));
  }

  private Mono<Outcome> store(Submission submission, Ready ready) {
    Arrival arrival = ready.arrival();
    return arrivals
        .store(ready.storing())
        .map(id -> (Outcome) new Outcome.Stored(id, arrival.document(), true))
        .switchIfEmpty(Mono.defer(() -> repeated(submission, arrival.accepted().digest())))
        .onErrorResume(
            DuplicateException.class,
            taken ->
                repeated(submission, arrival.accepted().digest())
                    .switchIfEmpty(refused(ProblemKind.ALREADY_REPLACED)))
        .onErrorResume(
            UnknownReferenceException.class, unknown -> refused(ProblemKind.DRAFT_UNKNOWN));
  }

  /** What the same key was answered before; nothing if it is new. */
  private Mono<Outcome> repeated(Submission submission, @Nullable String digest) {
    return known
        .withKeyOf(submission)
        .map(
            before ->
                before.same(submission, digest)
                    ? new Outcome.Stored(before.id(), before.document(), false)
                    : new Outcome.Refused(new Problem(ProblemKind.KEY_REUSED)));
  }

  /** What is no report, by today's rules, may have been one when it was stored. */
  private Mono<Outcome> rejected(Submission submission, Reading reading) {
    return repeated(submission, null)
        .switchIfEmpty(Mono.fromSupplier(() -> new Outcome.Rejected(Answer.Rejected.of(reading))));
  }

  private static Mono<Outcome> refused(ProblemKind kind) {
    return Mono.fromSupplier(() -> new Outcome.Refused(new Problem(kind)));
  }

  /** A submission under way; it ends by the rulebooks with which it began. */
  private record Call(
      Submission submission,
      Plumbline rulebooks,
      @Nullable DraftedAgainst drafted,
      Bench bench,
      OffsetDateTime receivedAt,
      Context trace) {
    Call by(DraftedReports.Judged judged) {
      return new Call(submission, judged.rulebooks(), judged.drafted(), bench, receivedAt, trace);
    }

    Assessment drafted(Assessment said) {
      return drafted == null ? said : said.draftedAgainst(drafted);
    }

    LocalDate receivedOn(Edition edition) {
      return receivedAt.atZoneSameInstant(edition.zone()).toLocalDate();
    }
  }

  /** Moves work to where computing is allowed. */
  private interface Bench {
    <T> Mono<T> run(Callable<T> work);
  }

  /** How far a submission came without the database. */
  private sealed interface Begun {}

  /** It needs what is stored, or is no report. */
  private record Open(Reading reading) implements Begun {}

  /** It is assessed. */
  private record Ready(Arrival arrival, Sql storing) implements Begun {}
}
