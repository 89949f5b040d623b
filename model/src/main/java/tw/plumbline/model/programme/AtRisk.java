package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;

/**
 * An alliance that somebody should look at. It decides nothing: a person does.
 *
 * @param filing kind of the filing that was looked at; null where there is none this year
 * @param submission its id
 * @param verdict of that filing
 */
public record AtRisk(
    String allianceId,
    String name,
    @Nullable String field,
    @Nullable String filing,
    @Nullable String submission,
    @Nullable Verdict verdict,
    List<Sign> signs) {
  public AtRisk {
    signs = List.copyOf(signs);
  }

  /** A sign that the rulebook declares, what was seen in words, and by what. */
  public record Sign(String sign, String clause, BilingualText reason, Seen seen) {}

  /**
   * What a sign rests on.
   *
   * @param parameters of the clause, by name, against which it was held
   * @param repeated the clause that was not met year after year; null for other signs
   * @param assessments ids of those in which it was not met, oldest year first
   */
  public record Seen(
      Map<String, BigDecimal> parameters,
      List<Figure> figures,
      @Nullable String repeated,
      List<String> assessments) {
    public Seen {
      parameters = Map.copyOf(parameters);
      figures = List.copyOf(figures);
      assessments = List.copyOf(assessments);
    }

    /** Figures, held against parameters. */
    public static Seen of(Map<String, BigDecimal> parameters, List<Figure> figures) {
      return new Seen(parameters, figures, null, List.of());
    }
  }

  /**
   * A figure that was seen.
   *
   * @param unit null for a ratio
   */
  public record Figure(String name, int year, BigDecimal value, @Nullable String unit) {}
}
