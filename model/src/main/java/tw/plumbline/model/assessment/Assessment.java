package tw.plumbline.model.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of one report. The same report, supplied facts, waivers and rules give the
 * same assessment.
 *
 * @param id absent for a check that stores nothing
 * @param programmeYear ROC year
 * @param reportDigest {@code sha256:} of the report's canonical JSON (RFC 8785)
 * @param draftedAgainst other rules with which the report was drafted; absent where it was not said
 *     or they are the same
 * @param absent pointers of the lists that the report does not bring
 * @param supplied what it does not bring and was taken from stored submissions, by pointer
 * @param verdict waived breaches left out
 * @param verdictWithoutWaivers as if nothing had been waived; absent where nothing is
 * @param classifications in the order of the report
 * @param checks in the order of the rulebook
 * @param findings by severity, then the rulebook's order of clauses, then pointer
 */
public record Assessment(
    @Nullable String id,
    @Nullable OffsetDateTime assessedAt,
    String programme,
    int programmeYear,
    String filing,
    String allianceId,
    String reportDigest,
    RulebookRef rulebook,
    @Nullable DraftedAgainst draftedAgainst,
    List<String> absent,
    List<Supplied> supplied,
    Verdict verdict,
    @Nullable Verdict verdictWithoutWaivers,
    List<Classification> classifications,
    List<Figure> figures,
    List<Check> checks,
    List<Finding> findings) {
  public Assessment {
    absent = List.copyOf(absent);
    supplied = List.copyOf(supplied);
    classifications = List.copyOf(classifications);
    figures = List.copyOf(figures);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /** An assessment of the report alone. */
  public Assessment(
      @Nullable String id,
      @Nullable OffsetDateTime assessedAt,
      String programme,
      int programmeYear,
      String filing,
      String allianceId,
      String reportDigest,
      RulebookRef rulebook,
      List<String> absent,
      Verdict verdict,
      List<Classification> classifications,
      List<Figure> figures,
      List<Check> checks,
      List<Finding> findings) {
    this(
        id,
        assessedAt,
        programme,
        programmeYear,
        filing,
        allianceId,
        reportDigest,
        rulebook,
        null,
        absent,
        List.of(),
        verdict,
        null,
        classifications,
        figures,
        checks,
        findings);
  }

  /** The same assessment as it is stored. */
  public Assessment stored(String id, OffsetDateTime assessedAt) {
    return new Assessment(
        id,
        assessedAt,
        programme,
        programmeYear,
        filing,
        allianceId,
        reportDigest,
        rulebook,
        draftedAgainst,
        absent,
        supplied,
        verdict,
        verdictWithoutWaivers,
        classifications,
        figures,
        checks,
        findings);
  }

  /** The same assessment of a report that was drafted with other rules. */
  public Assessment draftedAgainst(DraftedAgainst drafted) {
    return of(rulebook, drafted);
  }

  /** The same assessment as other rules of the same words would name it. */
  public Assessment by(RulebookRef other) {
    return of(other, draftedAgainst);
  }

  private Assessment of(RulebookRef rulebook, @Nullable DraftedAgainst draftedAgainst) {
    return new Assessment(
        id,
        assessedAt,
        programme,
        programmeYear,
        filing,
        allianceId,
        reportDigest,
        rulebook,
        draftedAgainst,
        absent,
        supplied,
        verdict,
        verdictWithoutWaivers,
        classifications,
        figures,
        checks,
        findings);
  }

  /**
   * The same assessment with its findings waived like these; its verdict leaves such breaches out.
   *
   * @throws IllegalArgumentException if a finding differs in more than its waiver
   */
  public Assessment waived(List<Finding> findings) {
    if (findings.equals(this.findings)) {
      return this;
    }
    if (!bare(this.findings).equals(bare(findings))) {
      throw new IllegalArgumentException("a waiver neither changes nor removes a finding");
    }
    boolean waived = findings.stream().anyMatch(found -> found.waiver() != null);
    return new Assessment(
        id,
        assessedAt,
        programme,
        programmeYear,
        filing,
        allianceId,
        reportDigest,
        rulebook,
        draftedAgainst,
        absent,
        supplied,
        Verdict.of(checks, findings),
        waived ? Verdict.of(checks) : null,
        classifications,
        figures,
        checks,
        findings);
  }

  private static List<Finding> bare(List<Finding> findings) {
    return findings.stream().map(found -> found.withWaiver(null)).toList();
  }
}
