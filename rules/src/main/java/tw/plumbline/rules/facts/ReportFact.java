package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Confirmer;

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

  /** Whether the report tells of a liaison centre. */
  public boolean liaisonCentreGiven() {
    return content.liaisonCentre() != null;
  }

  public @Nullable LocalDate websiteOnlineOn() {
    return alliance().websiteOnlineOn();
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
