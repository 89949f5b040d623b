package tw.plumbline.rules.second;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.rules.book.DisputeWords.Kind;

/** One thing that the rules and a second evaluator say differently. */
public sealed interface Dispute {
  Kind kind();

  /** Place in the report; empty for what belongs to all of it. */
  String pointer();

  /** Clause or figure, by which it may be named where nothing of a report may be told. */
  String about();

  /** Kinds, and clauses or figures: nothing that a report says. */
  static String named(List<Dispute> disputes) {
    return disputes.stream()
        .map(one -> one.kind() + " " + one.about())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What a line counts as. */
  record OfLine(String pointer, @Nullable Classification one, @Nullable Classification other)
      implements Dispute {
    @Override
    public Kind kind() {
      return Kind.CLASSIFICATION;
    }

    @Override
    public String about() {
      return one != null ? one.clause() : other != null ? other.clause() : "";
    }
  }

  /** A figure; null where one side has no value for it. */
  record OfFigure(
      String about,
      String unit,
      @Nullable BigDecimal one,
      @Nullable BigDecimal other,
      @Nullable String otherUnit)
      implements Dispute {
    static OfFigure of(Figure one, @Nullable BigDecimal other) {
      return new OfFigure(one.name(), one.unit(), one.value(), other, one.unit());
    }

    @Override
    public Kind kind() {
      return Kind.FIGURE;
    }

    @Override
    public String pointer() {
      return "";
    }
  }

  /** Whether a check is met; null where one side does not answer it. */
  record OfCheck(String about, @Nullable Status one, @Nullable Status other) implements Dispute {
    static OfCheck of(@Nullable Check one, @Nullable Check other, String clause) {
      return new OfCheck(
          clause, one == null ? null : one.status(), other == null ? null : other.status());
    }

    @Override
    public Kind kind() {
      return Kind.CHECK;
    }

    @Override
    public String pointer() {
      return "";
    }
  }

  /** A finding that one side alone has, or has with other values. */
  record OfFinding(String about, String pointer, List<Finding> one, List<Finding> other)
      implements Dispute {
    public OfFinding {
      one = List.copyOf(one);
      other = List.copyOf(other);
    }

    @Override
    public Kind kind() {
      return Kind.FINDING;
    }
  }

  /**
   * There is no second opinion.
   *
   * @param about kind of the failure
   */
  record None(String about) implements Dispute {
    @Override
    public Kind kind() {
      return Kind.NONE;
    }

    @Override
    public String pointer() {
      return "";
    }
  }
}
