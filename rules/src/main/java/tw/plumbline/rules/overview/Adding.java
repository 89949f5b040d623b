package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.Sums;
import tw.plumbline.model.programme.Total;

/** Adds up alliances; one of which a value is unknown is left out and named. */
final class Adding {
  private static final int RATIO_PLACES = 4;

  private final @Nullable String members;
  private final @Nullable String income;

  Adding(OverviewPage.@Nullable Figures figures) {
    this.members = figures == null ? null : figures.members();
    this.income = figures == null ? null : figures.income();
  }

  Sums sums(List<AllianceStanding> group) {
    Total incomes = income == null ? null : sum(group, this::income);
    Total grants = sum(group, Adding::grant);
    return new Sums(
        group.size(),
        members == null ? null : sum(group, members),
        incomes,
        incomes == null ? null : average(incomes),
        grants,
        average(grants),
        income == null ? null : ratio(group),
        income == null ? null : sum(group, this::aboveGrant));
  }

  /** Parties that count as members, each once; null where no figure counts members. */
  @Nullable Total distinct(List<AllianceStanding> group) {
    if (members == null) {
      return null;
    }
    Total known = sum(group, members);
    Set<String> parties = new HashSet<>();
    group.forEach(standing -> parties.addAll(standing.countedParties()));
    BigDecimal number = known.value() == null ? null : BigDecimal.valueOf(parties.size());
    return new Total(number, known.of(), known.lacking());
  }

  static Total sum(List<AllianceStanding> group, String figure) {
    return sum(group, standing -> standing.figures().get(figure));
  }

  /** The ratio of income to grant; null where either is unknown, or the grant is 0. */
  @Nullable BigDecimal ratio(AllianceStanding standing) {
    BigDecimal earned = income(standing);
    BigDecimal grant = grant(standing);
    return earned == null || grant == null ? null : divide(earned, grant);
  }

  private Total ratio(List<AllianceStanding> group) {
    Total earned = sum(group, standing -> grant(standing) == null ? null : income(standing));
    Total granted = sum(group, standing -> income(standing) == null ? null : grant(standing));
    BigDecimal of = earned.value();
    BigDecimal by = granted.value();
    return new Total(
        of == null || by == null ? null : divide(of, by), earned.of(), earned.lacking());
  }

  private @Nullable BigDecimal income(AllianceStanding standing) {
    return income == null ? null : standing.figures().get(income);
  }

  private static @Nullable BigDecimal grant(AllianceStanding standing) {
    Long grant = standing.grant();
    return grant == null ? null : BigDecimal.valueOf(grant);
  }

  private @Nullable BigDecimal aboveGrant(AllianceStanding standing) {
    BigDecimal earned = income(standing);
    BigDecimal grant = grant(standing);
    if (earned == null || grant == null || grant.signum() == 0) {
      return null;
    }
    return earned.compareTo(grant) > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  static Total grants(List<AllianceStanding> group) {
    return sum(group, Adding::grant);
  }

  private static Total sum(
      List<AllianceStanding> group, Function<AllianceStanding, @Nullable BigDecimal> of) {
    BigDecimal sum = BigDecimal.ZERO;
    List<String> lacking = new ArrayList<>();
    for (AllianceStanding standing : group) {
      BigDecimal value = of.apply(standing);
      if (value == null) {
        lacking.add(standing.allianceId());
      } else {
        sum = sum.add(value);
      }
    }
    int known = group.size() - lacking.size();
    return new Total(known == 0 && !lacking.isEmpty() ? null : sum, known, lacking);
  }

  private static @Nullable BigDecimal average(Total total) {
    BigDecimal value = total.value();
    return value == null || total.of() == 0
        ? null
        : value.divide(BigDecimal.valueOf(total.of()), 0, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal divide(BigDecimal value, BigDecimal by) {
    return by.signum() == 0 ? null : value.divide(by, RATIO_PLACES, RoundingMode.HALF_UP);
  }
}
