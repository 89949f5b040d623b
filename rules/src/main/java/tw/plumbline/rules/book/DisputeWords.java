package tw.plumbline.rules.book;

import java.util.Map;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;

/**
 * What an assessment says where a second evaluator comes to something else than the rules.
 *
 * @param clause that is undetermined then
 * @param says a sentence for each kind, with {@code {place}}, {@code {one}} and {@code {other}}
 * @param nothing what a side is said to say that says nothing
 * @param terms what codes are called in these sentences
 */
public record DisputeWords(
    String clause,
    Severity severity,
    Map<Kind, Template> says,
    BilingualText nothing,
    BilingualText remedy,
    Map<String, BilingualText> terms) {
  public DisputeWords {
    says = Map.copyOf(says);
    terms = Map.copyOf(terms);
  }

  /** The sentence for that kind. */
  public Template of(Kind kind) {
    Template template = says.get(kind);
    if (template == null) {
      throw new IllegalStateException("no sentence for " + kind);
    }
    return template;
  }

  /** In what two evaluators may differ. */
  public enum Kind {
    /** What an item counts as, and by which clause. */
    CLASSIFICATION,
    /** A computed figure. */
    FIGURE,
    /** Whether a check is met. */
    CHECK,
    /** A breach or a missing fact. */
    FINDING,
    /** There is no second opinion. */
    NONE
  }
}
