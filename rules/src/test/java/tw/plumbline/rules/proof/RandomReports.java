package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Confirmer;
import tw.plumbline.model.report.Period;

/**
 * Reports of small-alliance 108, the same for the same seed and every one of them fit for the
 * contract's schema: from calm ones, in which everything is right though often only just, to wild
 * ones, in which half of the facts are wrong, doubtful or absent.
 */
public final class RandomReports {
  private static final Dice.Temper REAL_LIFE = new Dice.Temper(2, 2, 2);

  private RandomReports() {}

  /**
   * A small report: seldom more than 8 items a list, lists absent and empty, every kind of filing.
   */
  public static AllianceReport of(long seed) {
    Dice dice = Dice.of(seed);
    String filing = dice.any("TARGETS", "FIRST_KPI", "SECOND_KPI", "SECOND_KPI");
    Draft draft = draft(dice, filing);
    boolean early = filing.equals("TARGETS") && dice.percent(60);
    draft.members =
        absent(dice, early)
            ? null
            : new RandomMembers(dice, asOf(draft), false)
                .list(dice.isCalm() ? 4 + dice.below(5) : dice.size());
    addItems(dice, draft, early);
    finish(dice, draft);
    return draft.build();
  }

  /** A second KPI filing of so many items in all, in a mix as in real life; for measuring. */
  public static AllianceReport large(long seed, int items) {
    Dice dice = Dice.of(seed, REAL_LIFE);
    Draft draft = draft(dice, "SECOND_KPI");
    draft.members = new RandomMembers(dice, asOf(draft), true).list(items * 30 / 100);
    RandomPeople people = new RandomPeople(dice, draft.build());
    LocalDate filedOn = Reference.dayOf(draft.filedAt);
    RandomMoney money = new RandomMoney(dice, people, filedOn);
    RandomService service = new RandomService(dice, people, filedOn);
    draft.incomes = money.incomes(items * 30 / 100);
    draft.technologyTransfers = money.transfers(items * 5 / 100);
    draft.cooperationProjects = money.projects(items * 10 / 100, draft.technologyTransfers);
    draft.activities = service.activities(items * 15 / 100);
    draft.outcomes = service.outcomes(items * 10 / 100);
    finish(dice, draft);
    return draft.build();
  }

  private static LocalDate asOf(Draft draft) {
    return Reference.asOf(draft.build());
  }

  private static boolean absent(Dice dice, boolean early) {
    return early || dice.forgetsList();
  }

  private static void addItems(Dice dice, Draft draft, boolean early) {
    RandomPeople people = new RandomPeople(dice, draft.build());
    LocalDate filedOn = Reference.dayOf(draft.filedAt);
    RandomMoney money = new RandomMoney(dice, people, filedOn);
    RandomService service = new RandomService(dice, people, filedOn);
    draft.incomes = absent(dice, early) ? null : money.incomes(dice.size());
    draft.technologyTransfers = absent(dice, early) ? null : money.transfers(dice.size());
    draft.cooperationProjects =
        absent(dice, early)
            ? null
            : money.projects(dice.size(), Money.orEmpty(draft.technologyTransfers));
    draft.activities = absent(dice, early) ? null : service.activities(dice.size());
    draft.outcomes = absent(dice, early) ? null : service.outcomes(dice.size());
  }

  private static Draft draft(Dice dice, String filing) {
    LocalDate day = RandomForms.filedOn(dice, filing);
    int phase = dice.percent(50) ? 1 : dice.breaks() ? 3 : 2;
    int year = dice.breaks() ? 4 : dice.any(1, 2, 3, 3);
    Alliance alliance =
        new Alliance(
            "RANDOM",
            "虛構聯盟",
            dice.any("TE1", "TE2", "TE3", "TE4", "TE5", "TB1", "TS1", "TM1"),
            "虛構大學",
            phase,
            year,
            new Period(Reference.YEAR_FROM, Reference.YEAR_TO),
            null,
            dice.maybe(0L, 2_000_000L),
            dice.maybe(LocalDate.of(2018, 2, 1)),
            online(dice, day),
            null);
    return new Draft(filing, dice.instant(day), alliance);
  }

  private static @Nullable LocalDate online(Dice dice, LocalDate filedOn) {
    LocalDate deadline = LocalDate.of(2019, 4, 30);
    if (dice.breaks()) {
      return deadline.plusDays(1);
    }
    boolean due = filedOn.isAfter(deadline);
    return dice.forgets() || (!due && dice.percent(50))
        ? null
        : dice.any(deadline, deadline.minusDays(1), LocalDate.of(2018, 5, 1));
  }

  private static void finish(Dice dice, Draft draft) {
    RandomForms forms = new RandomForms(dice, Reference.dayOf(draft.filedAt));
    draft.confirmedBy =
        dice.forgets()
            ? null
            : dice.breaks() ? Confirmer.ASSISTANT : Confirmer.PRINCIPAL_INVESTIGATOR;
    draft.filings = forms.filings(draft);
    draft.budget = dice.forgetsList() ? null : forms.budget(dice.size());
    draft.publicity = dice.forgetsList() ? null : forms.publicity(dice.size());
    draft.staff = dice.forgetsList() ? null : forms.staff(dice.size());
    RandomFigures figures = new RandomFigures(dice, draft);
    figures.grant();
    figures.targets();
    figures.before();
    figures.declared();
    figures.notes();
  }

  /** Seeds from 0 on. */
  static List<AllianceReport> first(int count) {
    return java.util.stream.LongStream.range(0, count).mapToObj(RandomReports::of).toList();
  }
}
