package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Template;
import tw.plumbline.rules.compile.RuleId;

/** Puts what the rules concluded into an assessment. Immutable. */
final class AssessmentMaker {
  private final Edition edition;
  private final List<RuleId> rules;
  private final Map<String, Integer> order = new HashMap<>();
  private final FindingWriter words;

  AssessmentMaker(Edition edition, List<RuleId> rules) {
    this.edition = edition;
    this.rules = rules;
    this.words = new FindingWriter(edition);
    edition.clauses().keySet().forEach(clause -> order.put(clause, order.size()));
  }

  Assessment assessment(
      RulebookRef rulebook,
      CompletedReport completed,
      String reportDigest,
      EditionEngine.Items items,
      Ledger ledger) {
    AllianceReport report = completed.content();
    List<Check> checks = checks(ledger);
    return new Assessment(
        null,
        null,
        report.programme(),
        report.programmeYear(),
        report.filing(),
        report.alliance().id(),
        reportDigest,
        rulebook,
        null,
        ReportLists.of(report, edition).absent(),
        completed.used(),
        Verdict.of(checks),
        null,
        classifications(items),
        figures(report, items.figures()),
        checks,
        findings(ledger, words::finding));
  }

  /** Figures, those that a plan promised by another formula with what that comes to. */
  private List<Figure> figures(AllianceReport report, Map<String, Figure> computed) {
    List<Figure> figures = new ArrayList<>(computed.values());
    for (Edition.Figure figure : edition.figures()) {
      Edition.Promise promise = figure.promise();
      Figure value = computed.get(figure.name());
      if (promise != null
          && value != null
          && Objects.equals(report.alliance().phase(), promise.phase())
          && Objects.equals(report.alliance().yearOfPhase(), promise.yearOfPhase())) {
        figures.set(
            figures.indexOf(value),
            value.withPromised(promise.rulebook(), sum(promise.weights(), computed)));
      }
    }
    return figures;
  }

  private static BigDecimal sum(Map<String, BigDecimal> weights, Map<String, Figure> computed) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> part : weights.entrySet()) {
      Figure figure = computed.get(part.getKey());
      sum = figure == null ? sum : sum.add(figure.value().multiply(part.getValue()));
    }
    return sum;
  }

  private List<Classification> classifications(EditionEngine.Items items) {
    List<Classification> all = new ArrayList<>();
    for (List<? extends Judged<?>> list : items.lists()) {
      for (Judged<?> item : list) {
        if (!item.clause().isEmpty()) {
          all.add(
              new Classification(
                  item.fact().pointer(), item.result(), item.clause(), reason(item)));
        }
      }
    }
    return all;
  }

  private BilingualText reason(Judged<?> item) {
    Ledger.Entry failure = item.failure();
    if (failure != null) {
      return words.message(failure);
    }
    EditionClause clause = words.clause(item.clause());
    Template reason = clause.reasons().get(item.result());
    return reason == null ? clause.title() : reason.text();
  }

  private List<Check> checks(Ledger ledger) {
    Map<String, Status> statuses = new HashMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      if (ledger.applied(rule)) {
        worst(statuses, rules.get(rule).clause(), Status.MET);
      }
      if (ledger.postponed(rule)) {
        worst(statuses, rules.get(rule).clause(), Status.NOT_YET_DUE);
      }
    }
    for (Ledger.Entry entry : ledger.entries()) {
      if (!entry.dropped) {
        worst(statuses, entry.rule.clause(), entry.missing ? Status.UNDETERMINED : Status.NOT_MET);
      }
    }
    List<Check> checks = new ArrayList<>();
    for (EditionClause clause : edition.clauses().values()) {
      Severity severity = clause.severity();
      if (severity != null) {
        checks.add(
            new Check(
                clause.id(), severity, statuses.getOrDefault(clause.id(), Status.NOT_APPLICABLE)));
      }
    }
    return checks;
  }

  /** A breach outweighs a missing fact, that a day not yet come, that a test that passed. */
  private static void worst(Map<String, Status> statuses, String clause, Status status) {
    statuses.merge(clause, status, (known, found) -> weight(found) > weight(known) ? found : known);
  }

  private static int weight(Status status) {
    return switch (status) {
      case NOT_APPLICABLE -> 0;
      case MET -> 1;
      case NOT_YET_DUE -> 2;
      case UNDETERMINED -> 3;
      case NOT_MET -> 4;
    };
  }

  /** The findings, each with the rule that concluded it. */
  List<TracedFinding> traced(Ledger ledger) {
    return findings(ledger, words::traced);
  }

  /** In the contract's order; findings alike in clause, severity and pointer are one. */
  private <T> List<T> findings(Ledger ledger, Function<Ledger.Entry, T> worded) {
    Set<Place> seen = new HashSet<>();
    List<Ledger.Entry> told = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      if (!entry.dropped
          && seen.add(new Place(entry.rule.clause(), entry.missing, entry.pointer))) {
        told.add(entry);
      }
    }
    told.sort(
        Comparator.comparing((Ledger.Entry entry) -> gravity(entry))
            .thenComparingInt(entry -> order.getOrDefault(entry.rule.clause(), Integer.MAX_VALUE))
            .thenComparing(entry -> entry.pointer, PointerOrder.INSTANCE));
    return told.stream().map(worded).toList();
  }

  private Severity gravity(Ledger.Entry entry) {
    Severity severity = words.clause(entry.rule.clause()).severity();
    return entry.missing || severity == null ? Severity.MISSING : severity;
  }

  private record Place(String clause, boolean missing, String pointer) {}
}
