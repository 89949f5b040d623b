package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.TargetsAndActuals;

/**
 * Random grant, targets, declared and earlier figures: equal to the right ones, or one beside.
 * Names of the international alliance are mixed in; nothing but K-22 looks at those.
 */
final class RandomFigures {
  private static final List<String> FOREIGN_NAMES =
      List.of("members", "internationalMembers", "domesticMembers", "startups", "jobs");
  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final List<String> REGIONS =
      List.of(
          "vendorMembersNorth",
          "vendorMembersCentral",
          "vendorMembersSouth",
          "vendorMembersEast",
          "vendorMembersAbroad");

  private final Dice dice;
  private final Draft draft;
  private SortedMap<String, BigDecimal> right;

  RandomFigures(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
    this.right = Reference.of(draft.build()).figures();
  }

  private boolean is(int phase, int year) {
    return Integer.valueOf(phase).equals(draft.alliance.phase())
        && Integer.valueOf(year).equals(draft.alliance.yearOfPhase());
  }

  private BigDecimal right(String figure) {
    return right.getOrDefault(figure, BigDecimal.ZERO);
  }

  /** The grant; in year 3 of phase 2 beside the total income that must be greater. */
  void grant() {
    Long grant = dice.any(0L, 1L, 20_000L, 20_000L, 2_000_000L, 2_999_999L, 3_000_000L);
    BigDecimal total = right("totalIncome");
    if (dice.breaks()) {
      grant = 3_000_001L;
    } else if (dice.forgets()) {
      grant = null;
    } else if (is(2, 3) && total.signum() > 0) {
      long whole = total.setScale(0, RoundingMode.DOWN).longValueExact();
      boolean fraction = total.scale() > 0;
      long below = fraction ? whole : whole - 1;
      grant = Math.min(3_000_000L, dice.slips() ? below + 1 : below);
    }
    Alliance old = draft.alliance;
    draft.alliance =
        new Alliance(
            old.id(),
            old.name(),
            old.field(),
            old.institution(),
            old.phase(),
            old.yearOfPhase(),
            old.executionPeriod(),
            grant,
            old.previousGrant(),
            old.foundedOn(),
            old.websiteOnlineOn(),
            old.grade());
    right = Reference.of(draft.build()).figures();
  }

  /** Reached and no more, or on slip one too high; vendorMembers nearly always. */
  void targets() {
    if (dice.forgetsList()) {
      return;
    }
    Map<String, BigDecimal> targets = new TreeMap<>();
    for (String figure : FigureNames.all()) {
      if (dice.percent(25) && !figure.contains("endorMembers")) {
        BigDecimal value = right(figure);
        targets.put(figure, dice.slips() ? value.add(step(figure)) : lower(figure, value));
      }
    }
    BigDecimal vendors = right("vendorMembers").max(THREE).add(step(dice.slips()));
    if (!dice.forgets()) {
      targets.put("vendorMembers", vendors);
      split(targets, vendors);
    }
    if (is(2, 3)) {
      targetAboveGrant(targets);
    }
    foreign(targets);
    draft.targets = targets;
  }

  private void targetAboveGrant(Map<String, BigDecimal> targets) {
    Long grant = draft.alliance.grant();
    targets.remove("totalIncome");
    if (grant != null && !dice.forgets()) {
      BigDecimal limit = BigDecimal.valueOf(grant);
      BigDecimal more = new BigDecimal(dice.any("0.1", "1", "0.3"));
      targets.put("totalIncome", dice.slips() ? limit : limit.add(more));
    }
  }

  /** Sums for K-20: fee-paying and free, and often the regions, Abroad left out where it is 0. */
  private void split(Map<String, BigDecimal> figures, BigDecimal all) {
    if (dice.percent(40)) {
      BigDecimal paying = BigDecimal.valueOf(dice.below(all.intValue() + 1));
      figures.put("feePayingVendorMembers", paying);
      figures.put("freeVendorMembers", all.subtract(paying).add(step(dice.breaks())));
    }
    if (dice.percent(30)) {
      BigDecimal rest = all;
      for (String region : REGIONS.subList(0, 3)) {
        BigDecimal some = BigDecimal.valueOf(dice.below(rest.intValue() + 1));
        figures.put(region, some);
        rest = rest.subtract(some);
      }
      boolean abroad = dice.percent(50);
      figures.put("vendorMembersEast", abroad ? BigDecimal.ZERO : rest.add(step(dice.breaks())));
      if (abroad) {
        figures.put("vendorMembersAbroad", rest.add(step(dice.breaks())));
      }
    }
  }

  private void foreign(Map<String, BigDecimal> figures) {
    if (dice.percent(20)) {
      figures.put(dice.any(FOREIGN_NAMES), BigDecimal.valueOf(dice.below(3)));
    }
  }

  private static BigDecimal step(boolean one) {
    return one ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static BigDecimal step(String figure) {
    return switch (figure) {
      case FigureNames.RATIO -> new BigDecimal("0.0001");
      case "totalIncome", "countableCooperationIncome" -> new BigDecimal("0.1");
      default -> BigDecimal.ONE;
    };
  }

  private BigDecimal lower(String figure, BigDecimal value) {
    BigDecimal step = step(figure);
    return dice.percent(60) || value.compareTo(step) < 0 ? value : value.subtract(step);
  }

  /** The plan, the year before and the end of phase 1, seen from the targets. */
  void before() {
    Map<String, BigDecimal> targets = Thresholds.orEmpty(draft.targets);
    BigDecimal vendors = targets.getOrDefault("vendorMembers", THREE);
    if (!dice.forgets()) {
      draft.originalTargets = Map.of("vendorMembers", threeBelow(vendors, dice.breaks()));
    }
    if (!dice.forgetsList()) {
      Map<String, BigDecimal> last = new HashMap<>();
      if (!dice.forgets()) {
        last.put("vendorMembers", threeBelow(vendors, dice.breaks()));
      }
      draft.previousYear =
          new TargetsAndActuals(
              dice.forgetsList() ? null : last, dice.forgetsList() ? null : lastActuals());
    }
    if (Integer.valueOf(2).equals(draft.alliance.phase())
        ? !dice.forgetsList()
        : dice.percent(20)) {
      Map<String, BigDecimal> first = dice.forgetsList() ? null : finalTargets(targets);
      draft.phaseOneFinalYear = new TargetsAndActuals(first, dice.maybe(targets));
    }
  }

  private static BigDecimal threeBelow(BigDecimal value, boolean tooNear) {
    return value.subtract(THREE).add(step(tooNear)).max(BigDecimal.ZERO);
  }

  private Map<String, BigDecimal> finalTargets(Map<String, BigDecimal> targets) {
    Map<String, BigDecimal> first = new HashMap<>();
    for (Map.Entry<String, BigDecimal> target : targets.entrySet()) {
      String name = target.getKey();
      boolean warned = FigureNames.isMembers(name) || FigureNames.isMoney(name);
      if (dice.percent(70)) {
        boolean above = warned ? dice.slips() : dice.breaks();
        first.put(name, above ? target.getValue().add(step(name)) : lower(name, target.getValue()));
      }
    }
    if (dice.forgets()) {
      first.put(dice.any(FigureNames.all()), BigDecimal.ONE);
    }
    foreign(first);
    return first;
  }

  private Map<String, BigDecimal> lastActuals() {
    Map<String, BigDecimal> last = new HashMap<>();
    if (!dice.forgets()) {
      BigDecimal vendors = threeBelow(right("vendorMembers"), dice.slips());
      last.put("vendorMembers", vendors);
      split(last, vendors);
    }
    BigDecimal total = right("totalIncome");
    boolean parts = dice.percent(60);
    if (parts) {
      lastParts(last);
    }
    if (!parts || dice.percent(50)) {
      BigDecimal less = total.subtract(new BigDecimal("0.1")).max(BigDecimal.ZERO);
      BigDecimal more = total.add(dice.any(BigDecimal.ZERO, BigDecimal.ONE));
      boolean wrong = dice.breaks() || (parts && dice.percent(50));
      if (!dice.forgets()) {
        last.put("totalIncome", wrong ? more : less);
      }
    }
    return last;
  }

  /** Parts that come to this year's total, a little less, or on breach not less. */
  private void lastParts(Map<String, BigDecimal> last) {
    BigDecimal recurring = right("recurringIncome");
    BigDecimal transfers = right("technologyTransferIncome");
    BigDecimal cooperation = right("cooperationAmount");
    if (dice.breaks()) {
      cooperation = cooperation.add(dice.any(BigDecimal.ZERO, BigDecimal.ONE));
    } else if (cooperation.signum() > 0) {
      cooperation = cooperation.subtract(BigDecimal.ONE);
    } else {
      recurring = recurring.subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
    }
    last.put("recurringIncome", recurring);
    last.put("technologyTransferIncome", transfers);
    last.put("cooperationAmount", cooperation);
    if (dice.forgets()) {
      last.remove(dice.any("recurringIncome", "technologyTransferIncome", "cooperationAmount"));
    }
  }

  /** The right figures, written in one way or another, or on breach one beside. */
  void declared() {
    if (dice.forgetsList() || (draft.filing.equals("TARGETS") && dice.percent(70))) {
      return;
    }
    Map<String, BigDecimal> declared = new HashMap<>();
    for (String figure : FigureNames.all()) {
      BigDecimal value = right.get(figure);
      boolean noRatio = value == null && figure.equals(FigureNames.RATIO) && dice.percent(30);
      if (noRatio || (value == null ? dice.forgets() : dice.percent(50))) {
        declared.put(figure, written(figure, value));
      }
    }
    if (!dice.breaks()) {
      completeRegions(declared);
    }
    foreign(declared);
    draft.declared = declared;
  }

  private BigDecimal written(String figure, @Nullable BigDecimal value) {
    BigDecimal known = value == null ? BigDecimal.ZERO : value;
    if (dice.breaks()) {
      return known.signum() > 0 && dice.percent(50)
          ? known.subtract(step(figure).min(known))
          : known.add(figure.equals(FigureNames.RATIO) ? new BigDecimal("0.00005") : step(figure));
    }
    return dice.percent(20) && known.precision() < 12 ? known.setScale(known.scale() + 1) : known;
  }

  /** Four regions without Abroad would not add up where there are vendors abroad. */
  private void completeRegions(Map<String, BigDecimal> declared) {
    if (right("vendorMembersAbroad").signum() > 0) {
      declared.put("vendorMembersAbroad", right("vendorMembersAbroad"));
    }
  }

  void notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    Map<String, BigDecimal> targets = Thresholds.orEmpty(draft.targets);
    Thresholds.orEmpty(draft.declared)
        .forEach(
            (name, value) -> {
              BigDecimal target = targets.get(name);
              boolean differs = target != null && target.compareTo(value) != 0;
              if (differs && !dice.slips()) {
                notes.put(name, "招募超出預期");
              } else if (dice.percent(20)) {
                notes.put(name, dice.any("", " ", "　", "說明"));
              }
            });
    draft.varianceNotes = notes.isEmpty() && dice.percent(50) ? null : notes;
  }
}
