package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.text.BilingualText;

/**
 * How far the programme came in one of its phases.
 *
 * @param clause that lays down the phase
 */
public record PhaseStanding(
    int phase, BilingualText name, LocalDate from, LocalDate to, String clause, List<Aim> aims) {
  public PhaseStanding {
    aims = List.copyOf(aims);
  }

  /**
   * One indicator. The cumulative aim decides: what one phase lacks may be made up in the next.
   *
   * @param figure the figure that is added up, or what is counted
   * @param target of this phase alone
   * @param actual in this phase alone, as far as it is known
   * @param cumulativeTarget of this phase and those before
   * @param lacking ids of alliances that lack what the aim needs
   */
  public record Aim(
      String clause,
      BilingualText title,
      Status status,
      String figure,
      String unit,
      BigDecimal target,
      @Nullable BigDecimal actual,
      BigDecimal cumulativeTarget,
      @Nullable BigDecimal cumulativeActual,
      List<String> lacking,
      Citation citation) {
    public Aim {
      lacking = List.copyOf(lacking);
    }
  }
}
