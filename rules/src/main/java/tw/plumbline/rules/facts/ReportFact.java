package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Confirmer;
import tw.plumbline.model.report.InstitutionKind;
import tw.plumbline.model.report.Investigator;
import tw.plumbline.model.report.InvestigatorRole;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.StaffRole;

/**
 * The report as a whole.
 *
 * @param asOf last day of the period that the filing covers
 * @param filedOn day in the programme's zone that decides whether a deadline was kept: that of
 *     filing or, of a correction within its window, that on which the original was filed
 * @param sentOn day in the programme's zone on which this very report was filed
 */
public record ReportFact(
    AllianceReport content, LocalDate asOf, LocalDate filedOn, LocalDate sentOn) implements Fact {
  @Override
  public String pointer() {
    return "";
  }

  @Override
  public String label() {
    return alliance().name();
  }

  public String filing() {
    return content.filing();
  }

  public @Nullable Confirmer confirmedBy() {
    return content.confirmedBy();
  }

  public @Nullable Long phase() {
    return whole(alliance().phase());
  }

  public @Nullable Long yearOfPhase() {
    return whole(alliance().yearOfPhase());
  }

  /** 元, of this programme year. */
  public @Nullable BigDecimal grant() {
    Long grant = alliance().grant();
    return grant == null ? null : BigDecimal.valueOf(grant);
  }

  /** 元, of the programme year before. */
  public @Nullable BigDecimal previousGrant() {
    Long grant = alliance().previousGrant();
    return grant == null ? null : BigDecimal.valueOf(grant);
  }

  /** The programme's field code. */
  public @Nullable String field() {
    return alliance().field();
  }

  /** How the ministry grades the alliance. */
  public @Nullable String grade() {
    return alliance().grade();
  }

  public @Nullable LocalDate foundedOn() {
    return alliance().foundedOn();
  }

  /** How many chief executives the staff list has. */
  public long chiefExecutives() {
    List<Staff> staff = content.staff();
    return staff == null
        ? 0
        : staff.stream().filter(one -> one.role() == StaffRole.CHIEF_EXECUTIVE).count();
  }

  /** Whether the report tells of a liaison centre. */
  public boolean liaisonCentreGiven() {
    return content.liaisonCentre() != null;
  }

  public @Nullable LocalDate websiteOnlineOn() {
    return alliance().websiteOnlineOn();
  }

  public @Nullable InstitutionKind institutionKind() {
    return content.application() == null ? null : content.application().institutionKind();
  }

  /** Whether the core technology is said to exist already. */
  public @Nullable Boolean coreTechnologyReady() {
    return content.application() == null ? null : content.application().coreTechnologyReady();
  }

  /** How many investigators lead the plan; null where none are told of. */
  public @Nullable Long principalInvestigators() {
    List<Investigator> all =
        content.application() == null ? null : content.application().investigators();
    return all == null
        ? null
        : (Long)
            all.stream()
                .filter(one -> one.role() == InvestigatorRole.PRINCIPAL_INVESTIGATOR)
                .count();
  }

  /** How many years the plan has, as far as its period and the year of its phase tell. */
  public long planYears() {
    Period period = alliance().executionPeriod();
    long span =
        period == null ? 0 : ChronoUnit.YEARS.between(period.from(), period.to().plusDays(1));
    Long year = yearOfPhase();
    return Math.max(span, year == null ? 0 : year);
  }

  /** Last day of the plan's period. */
  public @Nullable LocalDate executionEnd() {
    Period period = alliance().executionPeriod();
    return period == null ? null : period.to();
  }

  public boolean filingsGiven() {
    return content.filings() != null;
  }

  /** Whether the targets of the last year of phase 1 are given. */
  public boolean phaseOneTargetsGiven() {
    return content.phaseOneFinalYear() != null && content.phaseOneFinalYear().targets() != null;
  }

  private static @Nullable Long whole(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }

  private Alliance alliance() {
    return content.alliance();
  }
}
