package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.text.BilingualText;

/**
 * A clause that speaks of the programme as a whole.
 *
 * @param status MET, NOT_MET, UNDETERMINED while what is unknown could still change the answer, or
 *     NOT_YET_DUE while there is time left
 * @param figure the figure, or the parameter of the clause, that is held against what it must be
 * @param actual its sum as far as it is known, and over which alliances
 * @param required what the sum is held against, as far as it is known
 * @param lacking ids of alliances that lack what the check needs
 */
public record ProgrammeCheck(
    String clause,
    BilingualText title,
    Status status,
    String figure,
    String unit,
    @Nullable BigDecimal actual,
    @Nullable BigDecimal required,
    List<String> lacking,
    List<Beside> beside,
    Citation citation) {
  public ProgrammeCheck {
    lacking = List.copyOf(lacking);
    beside = List.copyOf(beside);
  }

  /** A number to be read beside the answer; it changes nothing. */
  public record Beside(String name, BilingualText title, @Nullable BigDecimal value) {}
}
