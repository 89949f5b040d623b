package tw.plumbline.rules.second;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.DisputeWords;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.engine.PointerOrder;

/**
 * An assessment with which a second evaluator does not agree: what both say stands, what one alone
 * says is told as a fact that is missing, and a person decides.
 */
final class DisputedAssessment {
  private final Edition edition;
  private final DisputeWords words;
  private final Map<String, BilingualText> figures = new HashMap<>();

  /**
   * @throws EvaluationException if the rulebook has no words for a disagreement: it is never silent
   */
  DisputedAssessment(Edition edition, List<Dispute> disputes) {
    DisputeWords given = edition.disputes();
    if (given == null) {
      throw new EvaluationException(
          "a second evaluator disagrees, and the rulebook has no words for it: "
              + Dispute.named(disputes));
    }
    this.edition = edition;
    this.words = given;
    edition.figures().forEach(figure -> figures.put(figure.name(), figure.title()));
  }

  Assessment of(Assessment first, List<Dispute> disputes) {
    List<Finding> findings = new ArrayList<>(standing(first.findings(), disputes));
    List<Check> checks = new ArrayList<>(checks(first.checks(), findings, disputes));
    checks.add(new Check(words.clause(), words.severity(), Status.UNDETERMINED));
    findings.addAll(told(disputes));
    return new Assessment(
        first.id(),
        first.assessedAt(),
        first.programme(),
        first.programmeYear(),
        first.filing(),
        first.allianceId(),
        first.reportDigest(),
        first.rulebook(),
        first.draftedAgainst(),
        first.absent(),
        first.supplied(),
        Verdict.of(checks),
        null,
        first.classifications(),
        first.figures(),
        checks,
        findings);
  }

  /** Without what one side alone says, or says of a figure on which they differ. */
  private static List<Finding> standing(List<Finding> findings, List<Dispute> disputes) {
    Set<String> figures = new HashSet<>();
    Set<Finding> alone = new HashSet<>();
    for (Dispute dispute : disputes) {
      if (dispute instanceof Dispute.OfFigure figure) {
        figures.add(figure.about());
      } else if (dispute instanceof Dispute.OfFinding finding) {
        alone.addAll(finding.one());
      }
    }
    return findings.stream()
        .filter(one -> !alone.contains(one))
        .filter(one -> one.figure() == null || !figures.contains(one.figure()))
        .toList();
  }

  /** Undetermined are those on which they differ, and those of which no agreed breach is left. */
  private static List<Check> checks(
      List<Check> checks, List<Finding> standing, List<Dispute> disputes) {
    Set<String> open = new HashSet<>();
    for (Dispute dispute : disputes) {
      if (dispute instanceof Dispute.OfCheck check) {
        open.add(check.about());
      }
    }
    Set<String> breached = new HashSet<>();
    standing.stream().filter(Finding::isBreach).forEach(one -> breached.add(one.clause()));
    return checks.stream()
        .map(
            check ->
                open.contains(check.clause())
                        || (check.status() == Status.NOT_MET && !breached.contains(check.clause()))
                    ? new Check(check.clause(), check.severity(), Status.UNDETERMINED)
                    : check)
        .toList();
  }

  /** One finding for each place, with a sentence for each dispute there. */
  private List<Finding> told(List<Dispute> disputes) {
    Map<String, Set<BilingualText>> places = new TreeMap<>(PointerOrder.INSTANCE);
    for (Dispute dispute : disputes) {
      places
          .computeIfAbsent(dispute.pointer(), none -> new LinkedHashSet<>())
          .add(sentence(dispute));
    }
    EditionClause clause = edition.clauses().get(words.clause());
    if (clause == null) {
      throw new EvaluationException("the rulebook has no clause `" + words.clause() + "`");
    }
    List<Finding> told = new ArrayList<>();
    places.forEach(
        (pointer, sentences) ->
            told.add(
                new Finding(
                    clause.id(),
                    Severity.MISSING,
                    pointer,
                    joined(sentences),
                    null,
                    null,
                    null,
                    null,
                    words.remedy(),
                    clause.citation())));
    return told;
  }

  private static BilingualText joined(Set<BilingualText> sentences) {
    return new BilingualText(
        String.join("", sentences.stream().map(BilingualText::zhTw).toList()),
        String.join(" ", sentences.stream().map(BilingualText::en).toList()));
  }

  private BilingualText sentence(Dispute dispute) {
    if (dispute instanceof Dispute.OfLine line) {
      return sentence(line, line.pointer(), counted(line.one()), counted(line.other()));
    }
    if (dispute instanceof Dispute.OfFigure figure) {
      Object name =
          figures.getOrDefault(figure.about(), new BilingualText(figure.about(), figure.about()));
      return sentence(
          figure,
          name,
          value(figure.one(), figure.unit()),
          value(figure.other(), figure.otherUnit()));
    }
    if (dispute instanceof Dispute.OfCheck check) {
      return sentence(check, check.about(), called(check.one()), called(check.other()));
    }
    if (dispute instanceof Dispute.OfFinding finding) {
      return sentence(finding, finding.about(), found(finding.one()), found(finding.other()));
    }
    return sentence(dispute, dispute.about(), words.nothing(), words.nothing());
  }

  private BilingualText sentence(Dispute dispute, Object place, Object one, Object other) {
    return words
        .of(dispute.kind())
        .fill(
            name ->
                switch (name) {
                  case "place" -> place;
                  case "one" -> one;
                  default -> other;
                });
  }

  private Object counted(@Nullable Classification line) {
    if (line == null) {
      return words.nothing();
    }
    BilingualText result = called(line.result());
    return new BilingualText(
        "%s（%s）".formatted(result.zhTw(), line.clause()),
        "%s (%s)".formatted(result.en(), line.clause()));
  }

  private Object value(@Nullable BigDecimal value, @Nullable String unit) {
    if (value == null) {
      return words.nothing();
    }
    String number = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    return unit == null ? number : number + " " + unit;
  }

  private Object found(List<Finding> findings) {
    if (findings.isEmpty()) {
      return words.nothing();
    }
    List<BilingualText> texts = findings.stream().map(this::found).toList();
    return new BilingualText(
        String.join("；", texts.stream().map(BilingualText::zhTw).toList()),
        String.join("; ", texts.stream().map(BilingualText::en).toList()));
  }

  /** The severity, then what is and what should be as far as that is told. */
  private BilingualText found(Finding finding) {
    BilingualText gravity = called(finding.severity().name());
    String values =
        finding.actual() == null && finding.required() == null
            ? ""
            : " [%s / %s]".formatted(plain(finding.actual()), plain(finding.required()));
    return new BilingualText(gravity.zhTw() + values, gravity.en() + values);
  }

  private static String plain(@Nullable Value value) {
    if (value instanceof Value.Number number) {
      return number.value().stripTrailingZeros().toPlainString();
    }
    return value instanceof Value.Text text ? text.value() : "-";
  }

  private BilingualText called(@Nullable Object code) {
    return code == null
        ? words.nothing()
        : words
            .terms()
            .getOrDefault(code.toString(), new BilingualText(code.toString(), code.toString()));
  }
}
