package tw.plumbline.model.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;

/**
 * The overview of a programme year, from what is stored. It decides nothing: a person does.
 *
 * @param year ROC programme year
 * @param asOf the day on which it was asked
 * @param rulebook by which the alliances were added up; each was assessed by the rules of its time
 * @param expected how many alliances the year has; null where the rulebook does not say
 * @param filings from which filings the figures come
 * @param phases of a programme whose aims are laid down by phase; none otherwise
 * @param byField in the order of the rulebook's codes; others follow, those without one last
 * @param notFiled by kind of filing, in the order in which they are due
 * @param atRisk by id
 */
public record ProgrammeAssessment(
    String programme,
    int year,
    LocalDate asOf,
    RulebookRef rulebook,
    @Nullable Long expected,
    List<FilingCount> filings,
    ProgrammeTotals totals,
    List<ProgrammeCheck> checks,
    List<PhaseStanding> phases,
    List<FieldTotals> byField,
    List<NotFiled> notFiled,
    List<AtRisk> atRisk) {
  public ProgrammeAssessment {
    filings = List.copyOf(filings);
    checks = List.copyOf(checks);
    phases = List.copyOf(phases);
    byField = List.copyOf(byField);
    notFiled = List.copyOf(notFiled);
    atRisk = List.copyOf(atRisk);
  }

  /** How many alliances' figures come from a kind of filing. */
  public record FilingCount(String filing, int alliances) {}
}
