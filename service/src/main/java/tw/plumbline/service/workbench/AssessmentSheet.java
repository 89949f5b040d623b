package tw.plumbline.service.workbench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.workbench.ReportText.Place;

/**
 * A stored assessment opened to its last line, as pages show it.
 *
 * @param filing kind of filing
 * @param filingName null where the rules that judged it do not name it
 * @param verdictWithoutWaivers null where nothing is waived
 * @param absent pointers of the lists that the report does not bring
 * @param excluded items of the report that do not count
 * @param counted how many items were looked at and count
 */
record AssessmentSheet(
    UUID id,
    String allianceId,
    String allianceName,
    String programme,
    int programmeYear,
    String filing,
    @Nullable BilingualText filingName,
    Received received,
    Rules rules,
    String verdict,
    @Nullable String verdictWithoutWaivers,
    @Nullable Drafted drafted,
    List<String> absent,
    List<Supply> supplied,
    List<CheckLine> checks,
    List<FindingLine> findings,
    List<FigureLine> figures,
    List<Excluded> excluded,
    int counted,
    ReportText report) {
  AssessmentSheet {
    absent = List.copyOf(absent);
    supplied = List.copyOf(supplied);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
    figures = List.copyOf(figures);
    excluded = List.copyOf(excluded);
  }

  /** How many findings of a severity there are that nobody waived. */
  public long count(String severity) {
    return findings.stream()
        .filter(each -> each.severity().equals(severity) && each.waiver() == null)
        .count();
  }

  /** A finding by its place, counted from 1; null where there is none. */
  public @Nullable FindingLine finding(int ordinal) {
    return ordinal < 1 || ordinal > findings.size() ? null : findings.get(ordinal - 1);
  }

  /** How many checks came out like this. */
  public long checked(String status) {
    return checks.stream().filter(each -> each.status().equals(status)).count();
  }

  /**
   * The report as it came.
   *
   * @param replaces the submission that it corrects
   * @param replacedBy the submission that corrects it
   */
  record Received(
      OffsetDateTime filedAt,
      OffsetDateTime receivedAt,
      boolean clockDiffers,
      @Nullable UUID replaces,
      @Nullable UUID replacedBy,
      String digest) {}

  /**
   * The rules that judged it.
   *
   * @param known whether they can be shown: their version is kept and can be read
   */
  record Rules(String edition, int version, String digest, OffsetDateTime at, boolean known) {}

  /** That it was drafted with other rules than those in force when it came. */
  record Drafted(int version, boolean applied, List<Changed> changed) {
    Drafted {
      changed = List.copyOf(changed);
    }

    /** Something that is different; without a clause it holds for all of them. */
    record Changed(String clause, BilingualText what) {}
  }

  /** A fact that was taken from an earlier submission. */
  record Supply(String pointer, String value, String submission, String digest) {}

  /** A clause's check. */
  record CheckLine(String clause, @Nullable BilingualText title, String severity, String status) {}

  /**
   * A finding.
   *
   * @param ordinal its place among the findings, counted from 1
   * @param uncounted whether it only says that an item does not count
   */
  record FindingLine(
      int ordinal,
      String clause,
      @Nullable BilingualText title,
      String severity,
      boolean uncounted,
      Place place,
      BilingualText message,
      @Nullable Amount actual,
      @Nullable Amount required,
      @Nullable Amount shortfall,
      @Nullable BilingualText remedy,
      String document,
      String section,
      BilingualText statement,
      String derivedFrom,
      @Nullable Waived waiver) {}

  /**
   * A number with its unit, or a text.
   *
   * @param number null for a text
   * @param term what the text means; null where it is no code
   */
  record Amount(
      @Nullable BigDecimal number, String text, String unit, @Nullable BilingualText term) {}

  /** Who excused a breach. */
  record Waived(String id, String by, String approvedBy, String reason, LocalDate until) {}

  /**
   * A figure.
   *
   * @param promised what an earlier edition would make of it; null for nothing
   */
  record FigureLine(
      String name,
      @Nullable BilingualText title,
      BigDecimal value,
      String unit,
      String clause,
      List<TermLine> terms,
      @Nullable BigDecimal promised,
      String promisedBy) {
    FigureLine {
      terms = List.copyOf(terms);
    }
  }

  /** A line that counts towards a figure. */
  record TermLine(Place place, BigDecimal amount, BigDecimal weight, BigDecimal product) {}

  /** An item that does not count, and by which clause. */
  record Excluded(
      Place place, String clause, @Nullable BilingualText title, BilingualText reason) {}
}
