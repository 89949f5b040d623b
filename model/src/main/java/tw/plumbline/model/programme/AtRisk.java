package tw.plumbline.model.programme;

import java.util.List;
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

  /** A sign that the rulebook declares, and what was seen. */
  public record Sign(String sign, String clause, BilingualText reason) {}
}
