package tw.plumbline.service.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.tooling.EditionDiff;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.dossier.DossierRows.Rows;
import tw.plumbline.service.dossier.DossierSource.Assessed;
import tw.plumbline.service.dossier.DossierSource.Drafted;
import tw.plumbline.service.ledger.Evidence;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/**
 * Makes dossiers of decisions out of the database. Whoever gives one away writes that down itself.
 */
public final class Dossiers {
  private final Decisions decisions;
  private final DossierRows rows;
  private final Evidence evidence;
  private final LogKey key;
  private final ActiveRulebooks active;
  private final Evaluation evaluation;
  private final Clock clock;
  private final String engine;
  private volatile @Nullable DossierWriter writer;

  Dossiers(
      Decisions decisions,
      DossierRows rows,
      Evidence evidence,
      LogKey key,
      ActiveRulebooks active,
      Evaluation evaluation,
      Clock clock,
      String engine) {
    this.decisions = decisions;
    this.rows = rows;
    this.evidence = evidence;
    this.key = key;
    this.active = active;
    this.evaluation = evaluation;
    this.clock = clock;
    this.engine = engine;
  }

  /**
   * The dossier of an approved decision, made where reports are evaluated. It fails with a {@link
   * ProblemException} where the decision was not approved, its records are not all sealed, or
   * something cannot be left out.
   */
  public Mono<byte[]> of(KeptDecision decision, Redaction redaction) {
    if (decision.status() != DecisionStatus.APPROVED) {
      return Mono.error(() -> new ProblemException(ProblemKind.NOT_APPROVED));
    }
    UUID id = decision.decision().id();
    return Mono.zip(decisions.document(id), rows.of(id))
        .flatMap(read -> gathered(id.toString(), read.getT1(), read.getT2()))
        .flatMap(gathered -> evaluation.single(() -> write(gathered, redaction)));
  }

  private Mono<Gathered> gathered(String id, byte[] document, Rows read) {
    SortedMap<String, SortedSet<Integer>> versions = versions(read.cases());
    return Mono.zip(files(versions), published(versions))
        .flatMap(
            both ->
                proofs(needed(id, read, versions, both.getT2()))
                    .map(
                        proofs ->
                            new Gathered(id, document, read, both.getT1(), both.getT2(), proofs)));
  }

  private static SortedMap<String, SortedSet<Integer>> versions(List<StoredCase> cases) {
    SortedMap<String, SortedSet<Integer>> versions = new TreeMap<>();
    for (StoredCase one : cases) {
      SortedSet<Integer> numbers =
          versions.computeIfAbsent(one.programme(), programme -> new TreeSet<>());
      numbers.add(one.number());
      Drafted drafted = one.drafted();
      if (drafted != null) {
        numbers.add(drafted.other());
      }
    }
    return versions;
  }

  private Mono<Map<Version, RulebookFiles>> files(Map<String, SortedSet<Integer>> versions) {
    return Flux.fromIterable(versions.entrySet())
        .flatMapIterable(
            each -> each.getValue().stream().map(n -> new Version(each.getKey(), n)).toList())
        .concatMap(
            version ->
                rows.files(version.programme(), version.number())
                    .map(files -> Map.entry(version, files)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
  }

  private Mono<List<Version>> published(Map<String, SortedSet<Integer>> versions) {
    return Flux.fromIterable(versions.entrySet())
        .concatMap(
            each ->
                rows.published(each.getKey(), each.getValue())
                    .flatMapIterable(numbers -> numbers)
                    .map(number -> new Version(each.getKey(), number)))
        .sort()
        .collectList();
  }

  private static List<Needed> needed(
      String id, Rows read, Map<String, SortedSet<Integer>> versions, List<Version> published) {
    List<Needed> needed = new ArrayList<>();
    needed.add(new Needed(RecordKind.DECISION, id));
    for (StoredCase one : read.cases()) {
      needed.add(new Needed(RecordKind.SUBMISSION, one.id().toString()));
      needed.add(new Needed(RecordKind.DECISION_ASSESSMENT, id + " " + one.id()));
    }
    read.findings()
        .forEach(found -> needed.add(new Needed(RecordKind.DECISION_FINDING, id + " " + found)));
    versions.forEach(
        (programme, numbers) ->
            numbers.forEach(
                n -> needed.add(new Needed(RecordKind.RULEBOOK_VERSION, programme + " " + n))));
    published.forEach(
        one -> needed.add(new Needed(RecordKind.RULEBOOK_PUBLICATION, one.toString())));
    read.waivers()
        .forEach(
            waiver -> {
              needed.add(new Needed(RecordKind.WAIVER, waiver.getValue().id()));
              needed.add(new Needed(RecordKind.WAIVER_EVENT, "" + waiver.getKey()));
            });
    // The newest last: the head that covers it covers all.
    read.steps()
        .forEach(step -> needed.add(new Needed(RecordKind.DECISION_EVENT, "" + step.position())));
    return needed;
  }

  private Mono<Map<Needed, Proven>> proofs(List<Needed> needed) {
    return Flux.fromIterable(needed)
        .concatMap(
            one ->
                evidence
                    .of(one.kind(), one.subject())
                    .map(proven -> Map.entry(one, proven))
                    .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemKind.NOT_SEALED))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private byte[] write(Gathered gathered, Redaction redaction) {
    try {
      return writer().write(source(gathered), redaction, key);
    } catch (DossierException refused) {
      throw new ProblemException(Problem.of(ProblemKind.NOT_REDACTED, refused.why()));
    }
  }

  /** It holds a font, which those who never ask for a dossier do not need. */
  private DossierWriter writer() {
    DossierWriter made = writer;
    if (made == null) {
      made = new DossierWriter();
      writer = made;
    }
    return made;
  }

  private DossierSource source(Gathered from) {
    List<DossierSource.Step> steps =
        from.read().steps().stream()
            .map(
                step ->
                    new DossierSource.Step(
                        "" + step.position(),
                        step.kind(),
                        step.by(),
                        step.reason(),
                        step.at(),
                        from.proven(RecordKind.DECISION_EVENT, "" + step.position())))
            .toList();
    List<Proven> others = new ArrayList<>();
    for (Needed needed : from.needed()) {
      switch (needed.kind()) {
        case WAIVER, WAIVER_EVENT, DECISION_ASSESSMENT, DECISION_FINDING, RULEBOOK_PUBLICATION ->
            others.add(from.proven(needed.kind(), needed.subject()));
        default -> {
          // It stands in a place of its own.
        }
      }
    }
    return new DossierSource(
        from.document(),
        from.proven(RecordKind.DECISION, from.id()),
        steps,
        from.read().cases().stream().map(one -> assessed(one, from)).toList(),
        from.files().entrySet().stream()
            .map(
                each ->
                    new DossierSource.Rules(
                        each.getKey().programme(),
                        each.getKey().number(),
                        each.getValue(),
                        from.proven(RecordKind.RULEBOOK_VERSION, each.getKey().toString())))
            .toList(),
        others,
        steps.get(steps.size() - 1).record().proof().note(),
        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
        engine);
  }

  private Assessed assessed(StoredCase one, Gathered from) {
    RulebookFiles files =
        Objects.requireNonNull(
            from.files().get(new Version(one.programme(), one.number())), "no such version");
    return new Assessed(
        one.given(from.read().granted()),
        one.programme(),
        one.number(),
        one.drafted(),
        one.secret(),
        one.engine(),
        differs(one, files),
        from.proven(RecordKind.SUBMISSION, one.id().toString()));
  }

  /** What the rules in force now say otherwise for that year; null where that cannot be told. */
  private @Nullable List<String> differs(StoredCase one, RulebookFiles files) {
    try {
      Plumbline now = active.get();
      Edition then = Rulebook.read(files).editions().get(one.programmeYear());
      Edition today = now.edition(one.programme(), one.programmeYear()).orElse(null);
      return then == null || today == null
          ? null
          : EditionDiff.of(then, today, List.of()).stream()
              .map(change -> change.clause() + "：" + change.what().zhTw())
              .distinct()
              .toList();
    } catch (RulebookException unreadable) {
      return null;
    }
  }

  /** A version of a programme's rulebook. */
  private record Version(String programme, int number) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int byProgramme = programme.compareTo(other.programme);
      return byProgramme == 0 ? Integer.compare(number, other.number) : byProgramme;
    }

    @Override
    public String toString() {
      return programme + " " + number;
    }
  }

  /** A record that must be proven. */
  private record Needed(RecordKind kind, String subject) {}

  /** All that a dossier is made of, as it was read. */
  private record Gathered(
      String id,
      byte[] document,
      Rows read,
      Map<Version, RulebookFiles> files,
      List<Version> published,
      Map<Needed, Proven> proofs) {
    Gathered {
      proofs = new HashMap<>(proofs);
    }

    Proven proven(RecordKind kind, String subject) {
      return Objects.requireNonNull(proofs.get(new Needed(kind, subject)), subject);
    }

    /** In an order that is always the same. */
    List<Needed> needed() {
      return proofs.keySet().stream()
          .sorted(java.util.Comparator.comparing(Needed::kind).thenComparing(Needed::subject))
          .toList();
    }
  }
}
