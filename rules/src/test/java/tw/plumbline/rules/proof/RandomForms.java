package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.BudgetCategory;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.BudgetPurpose;
import tw.plumbline.model.report.Duty;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.Publicity;
import tw.plumbline.model.report.ReportPart;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.StaffRole;

/** Random filings, budget, publicity and staff. */
final class RandomForms {
  private static final Map<String, LocalDate> DEADLINES =
      Map.of(
          "TARGETS", LocalDate.of(2019, 4, 15),
          "FIRST_KPI", LocalDate.of(2019, 10, 31),
          "INTERIM_REPORT", LocalDate.of(2019, 10, 31),
          "SECOND_KPI", LocalDate.of(2020, 1, 31));

  private final Dice dice;
  private final LocalDate filedOn;

  RandomForms(Dice dice, LocalDate filedOn) {
    this.dice = dice;
    this.filedOn = filedOn;
  }

  private static LocalDate deadline(String filing) {
    return DEADLINES.getOrDefault(filing, LocalDate.MAX);
  }

  /** The day of the report's filing: on its deadline, before it, or on breach after it. */
  static LocalDate filedOn(Dice dice, String filing) {
    LocalDate deadline = deadline(filing);
    if (dice.breaks()) {
      return dice.any(deadline.plusDays(1), LocalDate.of(2020, 2, 1), LocalDate.of(2020, 6, 1));
    }
    return dice.percent(50) ? deadline : dice.day(Reference.YEAR_FROM, deadline);
  }

  /** The other filings, those that are due first; the order is random. */
  @Nullable List<FilingRecord> filings(Draft draft) {
    boolean due =
        DEADLINES.entrySet().stream()
            .anyMatch(one -> !one.getKey().equals(draft.filing) && filedOn.isAfter(one.getValue()));
    if (dice.forgets() || (!due && dice.percent(40))) {
      return null;
    }
    List<FilingRecord> filings = new ArrayList<>();
    for (String kind : List.of("TARGETS", "FIRST_KPI", "SECOND_KPI")) {
      boolean own = kind.equals(draft.filing);
      boolean needed = !own && filedOn.isAfter(deadline(kind)) && !dice.breaks();
      if (needed || dice.percent(30)) {
        filings.add(new FilingRecord(kind, instant(kind), null));
      }
      if (dice.percent(10)) {
        filings.add(new FilingRecord(kind, dice.instant(dice.day()), parts()));
      }
      if (own && dice.percent(20)) {
        filings.add(new FilingRecord(kind, draft.filedAt, null));
      }
    }
    interim(filings);
    if (dice.percent(30)) {
      String other = dice.any("PROGRESS_REPORT", "FINAL_REPORT", "APPLICATION", "INSTITUTION_LIST");
      filings.add(new FilingRecord(other, dice.instant(dice.day()), parts()));
    }
    Collections.shuffle(filings, new Random(dice.below(1_000_000)));
    ties(filings);
    return filings;
  }

  /** In time and not after this report; on breach one day late. */
  private OffsetDateTime instant(String kind) {
    LocalDate deadline = deadline(kind);
    LocalDate last = filedOn.isBefore(deadline) ? filedOn : deadline;
    LocalDate day = dice.percent(50) ? last : dice.day(last.minusDays(30), last);
    return dice.instant(dice.breaks() ? deadline.plusDays(1) : day);
  }

  private void interim(List<FilingRecord> filings) {
    if (dice.forgets()) {
      filings.add(new FilingRecord("INTERIM_REPORT", instant("INTERIM_REPORT"), null));
      if (dice.percent(50)) {
        return;
      }
    }
    boolean due = filedOn.isAfter(deadline("INTERIM_REPORT"));
    if (due ? dice.breaks() : dice.percent(30)) {
      filings.add(
          new FilingRecord("INTERIM_REPORT", instant("INTERIM_REPORT"), dice.maybe(List.of())));
      return;
    }
    if (dice.percent(50)) {
      filings.add(record(ReportPart.SHORT, ReportPart.FULL));
    } else {
      filings.add(record(ReportPart.SHORT));
      if (!dice.breaks()) {
        filings.add(record(ReportPart.FULL));
      }
    }
    if (dice.percent(20)) {
      filings.add(
          new FilingRecord("INTERIM_REPORT", dice.instant(LocalDate.of(2019, 11, 1)), parts()));
    }
  }

  private FilingRecord record(ReportPart... parts) {
    return new FilingRecord("INTERIM_REPORT", instant("INTERIM_REPORT"), List.of(parts));
  }

  private @Nullable List<ReportPart> parts() {
    return dice.maybe(
        List.<ReportPart>of(),
        List.of(ReportPart.SHORT),
        List.of(ReportPart.FULL),
        List.of(ReportPart.FULL, ReportPart.SHORT));
  }

  /** Now and then the same instant again, written with another offset. */
  private void ties(List<FilingRecord> filings) {
    if (!filings.isEmpty() && dice.percent(25)) {
      FilingRecord one = dice.any(filings);
      OffsetDateTime same =
          one.filedAt().withOffsetSameInstant(dice.instant(LocalDate.EPOCH).getOffset());
      filings.add(dice.below(filings.size()), new FilingRecord(one.kind(), same, one.parts()));
    }
  }

  List<BudgetItem> budget(int size) {
    Ids ids = new Ids(dice);
    List<BudgetItem> budget = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      BudgetCategory category =
          dice.any(
              BudgetCategory.EQUIPMENT,
              BudgetCategory.EQUIPMENT,
              BudgetCategory.POSTDOC,
              BudgetCategory.POSTDOC,
              BudgetCategory.OPERATING,
              BudgetCategory.PERSONNEL,
              BudgetCategory.PI_FEE);
      budget.add(
          category == BudgetCategory.POSTDOC
              ? postdoc(ids.next())
              : new BudgetItem(
                  ids.next(),
                  category,
                  dice.any(0L, 90_000L),
                  purpose(category),
                  dice.maybe(BudgetCategory.values()),
                  dice.maybe(dice.day()),
                  dice.maybe(dice.day())));
    }
    return budget;
  }

  private @Nullable BudgetPurpose purpose(BudgetCategory category) {
    boolean equipment = category == BudgetCategory.EQUIPMENT;
    if (dice.forgets() || (!equipment && dice.percent(40))) {
      return null;
    }
    if (dice.breaks()) {
      return dice.any(BudgetPurpose.RESEARCH, BudgetPurpose.CORE_DEVELOPMENT);
    }
    return equipment
        ? BudgetPurpose.SERVICE
        : dice.any(BudgetPurpose.SERVICE, BudgetPurpose.RESEARCH);
  }

  private BudgetItem postdoc(String id) {
    BudgetPurpose purpose = purpose(BudgetCategory.POSTDOC);
    LocalDate consentOn = dice.day();
    if (dice.percent(30)) {
      return new BudgetItem(
          id, BudgetCategory.POSTDOC, 600_000, purpose, null, dice.maybe(consentOn), null);
    }
    LocalDate movedOn = consentOn.plusDays(dice.breaks() ? -1 : dice.below(2));
    return new BudgetItem(
        id,
        BudgetCategory.POSTDOC,
        600_000,
        purpose,
        dice.breaks() ? dice.any(BudgetCategory.values()) : BudgetCategory.OPERATING,
        dice.forgets() ? null : movedOn,
        dice.breaks() ? null : consentOn);
  }

  List<Publicity> publicity(int size) {
    Ids ids = new Ids(dice);
    List<Publicity> publicity = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      LocalDate consentOn = dice.day();
      boolean names = dice.percent(70);
      boolean late = dice.breaks();
      publicity.add(
          new Publicity(
              ids.next(),
              consentOn.plusDays(late ? -1 : dice.below(2)),
              names,
              (names ? dice.breaks() : dice.percent(50)) ? null : consentOn));
    }
    return publicity;
  }

  List<Staff> staff(int size) {
    Ids ids = new Ids(dice);
    List<Staff> staff = new ArrayList<>();
    if (size > 0 && !dice.slips()) {
      boolean unknown = dice.forgets();
      staff.add(
          new Staff(
              ids.next(), StaffRole.SERVICE_STAFF, unknown ? null : true, null, 40_000L, null));
    }
    while (staff.size() < size) {
      boolean forgotten = dice.forgets();
      StaffRole role = dice.any(StaffRole.POSTDOC, dice.any(StaffRole.values()));
      Duty duty = dice.breaks() ? Duty.RESEARCH : dice.any(Duty.CONSULTING, Duty.MIXED);
      staff.add(
          dice.below(staff.size() + 1),
          new Staff(
              ids.next(),
              role,
              forgotten || dice.percent(20) ? null : role != StaffRole.SERVICE_STAFF,
              forgotten ? null : duty,
              null,
              dice.maybe(true, false)));
    }
    return staff;
  }
}
