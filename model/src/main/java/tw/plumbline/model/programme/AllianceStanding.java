package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Verdict;

/**
 * Where an alliance stands in a programme year, by the newest filing that was assessed.
 *
 * @param field the programme's field code
 * @param grant 元, of this programme year
 * @param filing kind of the filing from which the figures come
 * @param submission its id
 * @param figures those that could be computed, by name; one that is absent is unknown, not zero
 * @param countedParties keys of the parties that count as members, the same for the same party
 * @param filed kinds that the alliance has filed this year
 * @param earlier figures of other years, by ROC year and name
 * @param shortfalls of this year and others, by ROC year; of a year that is absent nothing is known
 */
public record AllianceStanding(
    String allianceId,
    String name,
    @Nullable String field,
    @Nullable Long grant,
    String filing,
    String submission,
    OffsetDateTime filedAt,
    Verdict verdict,
    Map<String, BigDecimal> figures,
    List<String> countedParties,
    List<String> filed,
    Map<Integer, Map<String, BigDecimal>> earlier,
    Map<Integer, Shortfalls> shortfalls) {
  public AllianceStanding {
    shortfalls = Map.copyOf(shortfalls);
    figures = Map.copyOf(figures);
    countedParties = List.copyOf(countedParties);
    filed = List.copyOf(filed);
    Map<Integer, Map<String, BigDecimal>> years = new HashMap<>();
    earlier.forEach((year, values) -> years.put(year, Map.copyOf(values)));
    earlier = Map.copyOf(years);
  }

  /** An alliance of whose shortfalls nothing is known. */
  public AllianceStanding(
      String allianceId,
      String name,
      @Nullable String field,
      @Nullable Long grant,
      String filing,
      String submission,
      OffsetDateTime filedAt,
      Verdict verdict,
      Map<String, BigDecimal> figures,
      List<String> countedParties,
      List<String> filed,
      Map<Integer, Map<String, BigDecimal>> earlier) {
    this(
        allianceId,
        name,
        field,
        grant,
        filing,
        submission,
        filedAt,
        verdict,
        figures,
        countedParties,
        filed,
        earlier,
        Map.of());
  }
}
