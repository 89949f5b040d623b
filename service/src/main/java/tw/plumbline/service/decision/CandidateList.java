package tw.plumbline.service.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.text.BilingualText;

/**
 * Alliances offered for a person's look, by their ids. It decides nothing, and says so.
 *
 * @param asOf the day by which deadlines are told
 * @param notice what this is and what it is not, by language
 */
public record CandidateList(
    String programme,
    int programmeYear,
    LocalDate asOf,
    RulebookRef rulebook,
    Map<String, String> notice,
    List<Candidate> items) {
  private static final BilingualText NOTICE =
      new BilingualText(
          "所列聯盟僅供人員審視，不作任何決定；本結果非終止補助之決定。",
          "The alliances are offered for a person's look. Nothing is decided, and this is not a"
              + " termination decision.");

  static CandidateList of(ProgrammeAssessment overview) {
    return new CandidateList(
        overview.programme(),
        overview.year(),
        overview.asOf(),
        overview.rulebook(),
        text(NOTICE),
        overview.atRisk().stream()
            .filter(one -> !one.signs().isEmpty())
            .map(Candidate::of)
            .toList());
  }

  private static Map<String, String> text(BilingualText text) {
    return Map.of("zh-TW", text.zhTw(), "en", text.en());
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /**
   * An alliance that shows signs.
   *
   * @param filing kind of the filing that was looked at; null where there is none this year
   * @param assessment id of its assessment
   * @param verdict of that filing; not a decision on the grant
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Candidate(
      String allianceId,
      String name,
      @Nullable String field,
      @Nullable String filing,
      @Nullable String assessment,
      @Nullable String verdict,
      List<Sign> signs) {
    private static Candidate of(AtRisk one) {
      return new Candidate(
          one.allianceId(),
          one.name(),
          one.field(),
          one.filing(),
          one.submission(),
          one.verdict() == null ? null : one.verdict().name(),
          one.signs().stream().map(Sign::of).toList());
    }
  }

  /**
   * A sign that the rulebook declares, what was seen, and what it is held against.
   *
   * @param repeated the clause that was not met year after year; null for other signs
   * @param assessments ids of those in which it was not met, oldest year first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sign(
      String sign,
      String clause,
      Map<String, String> reason,
      List<Parameter> parameters,
      List<Figure> figures,
      @Nullable String repeated,
      List<String> assessments) {
    private static Sign of(AtRisk.Sign sign) {
      AtRisk.Seen seen = sign.seen();
      return new Sign(
          sign.sign(),
          sign.clause(),
          text(sign.reason()),
          seen.parameters().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(one -> new Parameter(one.getKey(), plain(one.getValue())))
              .toList(),
          seen.figures().stream()
              .map(one -> new Figure(one.name(), one.year(), plain(one.value()), one.unit()))
              .toList(),
          seen.repeated(),
          seen.assessments());
    }
  }

  /** A parameter of the clause in that year. */
  public record Parameter(String name, BigDecimal value) {}

  /**
   * A figure of a programme year.
   *
   * @param unit null for a ratio
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figure(String name, int programmeYear, BigDecimal value, @Nullable String unit) {}
}
