package tw.plumbline.model.report;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an alliance files for one programme year. An absent list is unknown, an empty one is empty.
 *
 * @param programmeYear ROC year
 * @param targets this year's expected results (預期成果)
 * @param originalTargets the same year's targets in the approved plan (原訂目標)
 * @param declared the actuals that the alliance itself declares (成果綜整表)
 * @param varianceNotes figure name to the reason why its actual differs from its target
 * @param parts which parts of a progress or final report are filed
 * @param facts what a programme's rulebook asks for beyond the fields above: maps, lists, texts,
 *     numbers and booleans, as its schema says
 */
public record AllianceReport(
    String programme,
    int programmeYear,
    String filing,
    OffsetDateTime filedAt,
    @Nullable Confirmer confirmedBy,
    Alliance alliance,
    @Nullable List<Member> members,
    @Nullable List<Income> incomes,
    @Nullable List<Contract> technologyTransfers,
    @Nullable List<Contract> cooperationProjects,
    @Nullable List<Activity> activities,
    @Nullable List<Outcome> outcomes,
    @Nullable Map<String, BigDecimal> targets,
    @Nullable Map<String, BigDecimal> originalTargets,
    @Nullable Map<String, BigDecimal> declared,
    @Nullable TargetsAndActuals previousYear,
    @Nullable TargetsAndActuals phaseOneFinalYear,
    @Nullable Map<String, String> varianceNotes,
    @Nullable List<FilingRecord> filings,
    @Nullable List<BudgetItem> budget,
    @Nullable List<Publicity> publicity,
    @Nullable List<Staff> staff,
    @Nullable LiaisonCentre liaisonCentre,
    @Nullable Map<String, Object> facts,
    @Nullable List<ReportPart> parts,
    @Nullable Application application) {

  public AllianceReport {
    members = copy(members);
    incomes = copy(incomes);
    technologyTransfers = copy(technologyTransfers);
    cooperationProjects = copy(cooperationProjects);
    activities = copy(activities);
    outcomes = copy(outcomes);
    targets = copy(targets);
    originalTargets = copy(originalTargets);
    declared = copy(declared);
    varianceNotes = copy(varianceNotes);
    filings = copy(filings);
    budget = copy(budget);
    publicity = copy(publicity);
    staff = copy(staff);
    facts = copy(facts);
    parts = copy(parts);
  }

  static <T> @Nullable List<T> copy(@Nullable List<T> list) {
    return list == null ? null : List.copyOf(list);
  }

  static <V> @Nullable Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? null : Map.copyOf(map);
  }
}
