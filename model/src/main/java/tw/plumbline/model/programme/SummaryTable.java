package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;

/**
 * The summary table (成果綜整表) of one alliance.
 *
 * @param programmeYear ROC year
 * @param filing kind of the filing from which the actual values come
 * @param rulebook by which they were computed
 * @param rows one for each figure of the rulebook, in its order
 */
public record SummaryTable(
    String programme,
    int programmeYear,
    String allianceId,
    String name,
    String filing,
    RulebookRef rulebook,
    List<Quarter> quarters,
    List<Row> rows) {
  public SummaryTable {
    quarters = List.copyOf(quarters);
    rows = List.copyOf(rows);
  }

  /** A part of the programme year, first and last day included. */
  public record Quarter(BilingualText name, LocalDate from, LocalDate to) {}

  /**
   * One figure. What is null is unknown, never zero.
   *
   * @param target 預期成果
   * @param actual 累計, as computed
   * @param declared as the alliance itself declares it
   * @param difference actual less target
   * @param note 簡要差異分析
   * @param lastYear 上年度執行成果
   * @param parts the actual by the day of what it counts; null for a quotient and without an actual
   */
  public record Row(
      String figure,
      BilingualText title,
      String unit,
      String clause,
      @Nullable BigDecimal target,
      @Nullable BigDecimal actual,
      @Nullable BigDecimal declared,
      @Nullable BigDecimal difference,
      @Nullable String note,
      @Nullable BigDecimal lastYear,
      @Nullable Parts parts) {}

  /**
   * What an actual is made of; all of it adds up to the actual.
   *
   * @param quarters one for each quarter of the table
   * @param outside dated before, between or after the quarters
   * @param undated without a day
   */
  public record Parts(List<BigDecimal> quarters, BigDecimal outside, BigDecimal undated) {
    public Parts {
      quarters = List.copyOf(quarters);
    }
  }
}
