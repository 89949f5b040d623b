package tw.plumbline.rules.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.FieldTotals;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.Total;

/**
 * The briefing's table of 107 by field (SA108-F-01), in 仟元, made anew from 87 alliances. The
 * headings of its eight columns are lost: which code stands for which column is our guess and says
 * nothing of the fields. Of each column only the sum and the averages are published, so all its
 * alliances are alike here.
 */
class IncomeByFieldTest {
  private static final List<String> CODES =
      List.of("TE1", "TE2", "TE3", "TE4", "TE5", "TB1", "TS1", "TM1");
  private static final int[] ALLIANCES = {9, 13, 10, 11, 8, 15, 10, 11};
  private static final long[] INCOMES = {19833, 23635, 30918, 17951, 27493, 32183, 7259, 11022};
  private static final long[] AVERAGES = {2204, 1818, 3092, 1632, 3437, 2146, 726, 1002};
  private static final long[] GRANTS = {2489, 2308, 2452, 2208, 2621, 2612, 2270, 2040};
  private static final String[] RATIOS = {
    "0.885", "0.788", "1.261", "0.739", "1.311", "0.821", "0.320", "0.491"
  };

  private final ProgrammeAssessment overview = Year.overview(alliances());

  @Test
  void the_rows_of_the_table_come_out_as_published() {
    assertThat(overview.byField()).extracting(FieldTotals::field).isEqualTo(CODES);
    for (int i = 0; i < ALLIANCES.length; i++) {
      var row = overview.byField().get(i).sums();
      assertThat(row.alliances()).isEqualTo(ALLIANCES[i]);
      assertThat(value(row.income())).isEqualByComparingTo(thousands(INCOMES[i]));
      assertThat(inThousands(row.averageIncome())).isEqualTo(AVERAGES[i]);
      assertThat(inThousands(row.averageGrant())).isEqualTo(GRANTS[i]);
      assertThat(value(row.ratio()).setScale(3, RoundingMode.HALF_UP)).isEqualTo(RATIOS[i]);
    }
  }

  @Test
  void two_columns_earn_more_than_their_grants() {
    assertThat(overview.byField())
        .extracting(row -> value(row.sums().aboveGrant()).intValue())
        .containsExactly(0, 0, 10, 0, 8, 0, 0, 0);
    assertThat(value(overview.totals().sums().aboveGrant())).isEqualByComparingTo("18");
  }

  @Test
  void the_columns_add_up_to_the_published_sum() {
    assertThat(overview.totals().sums().alliances()).isEqualTo(87);
    assertThat(value(overview.totals().sums().income())).isEqualByComparingTo(thousands(170294));
    assertThat(value(overview.totals().sums().grants())).isEqualByComparingTo(thousands(206501));
    assertThat(value(overview.totals().sums().ratio())).isEqualByComparingTo("0.8247");
  }

  private static List<AllianceStanding> alliances() {
    List<AllianceStanding> alliances = new ArrayList<>();
    for (int field = 0; field < ALLIANCES.length; field++) {
      long left = INCOMES[field] * 1000;
      for (int i = ALLIANCES[field]; i > 0; i--) {
        long share = left / i;
        left -= share;
        alliances.add(
            Year.alliance(CODES.get(field) + "-" + i)
                .field(CODES.get(field))
                .grant(GRANTS[field] * 1000)
                .income(String.valueOf(share))
                .standing());
      }
    }
    return alliances;
  }

  private static BigDecimal value(@Nullable Total total) {
    Total whole = requireNonNull(total);
    assertThat(whole.lacking()).isEmpty();
    return requireNonNull(whole.value());
  }

  private static BigDecimal thousands(long amount) {
    return BigDecimal.valueOf(amount * 1000);
  }

  private static long inThousands(@Nullable BigDecimal amount) {
    return requireNonNull(amount)
        .divide(BigDecimal.valueOf(1000), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
