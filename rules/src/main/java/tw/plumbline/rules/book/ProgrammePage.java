package tw.plumbline.rules.book;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;

/**
 * {@code programme.yaml}: what holds for the programme as a whole.
 *
 * @param zone in which days begin and end
 * @param reportSchema file with the JSON Schema of what its reports must bring beyond the contract
 * @param officeDays file with the days on which offices work, but for weekdays
 * @param records kinds of filing of which there may be a record
 * @param order of the clauses in which checks are answered
 * @param figures in the order in which they are answered
 * @param terms what codes of the contract are called in messages
 * @param quarters parts of the programme year
 * @param deadlines last days that depend on the report or close at an hour
 * @param supplies what stored submissions may supply to a report
 * @param secondOpinion what is said where a second evaluator comes to something else
 */
record ProgrammePage(
    int formatVersion,
    String programme,
    BilingualText name,
    ZoneId zone,
    @Nullable String reportSchema,
    @Nullable String officeDays,
    @Nullable Attested attested,
    List<EditionRow> editions,
    @Nullable Carried carried,
    List<FilingKind> filings,
    List<String> records,
    List<String> stations,
    List<String> order,
    List<String> figures,
    Map<String, BilingualText> terms,
    List<Quarters> quarters,
    List<SupplyRow> supplies,
    List<DeadlineRow> deadlines,
    List<SecondOpinionRow> secondOpinion) {
  static final String FILE = "programme.yaml";

  /**
   * Up to which year the rulebook's texts were given.
   *
   * @param to last year whose texts are at hand
   * @param lastChecked when somebody last looked for newer ones
   */
  record Attested(int to, String lastChecked) {}

  /**
   * Years without an edition row, in which the rows of the years before stay in force.
   *
   * @param to last such year
   * @param id of the editions, with {@code {year}} for the year
   */
  record Carried(int to, String id) {}

  /** One programme year for which there are rules. */
  record EditionRow(int year, String id) {}

  /**
   * A kind of filing.
   *
   * @param asOf last day of the period that it covers
   * @param coversFrom first day of that period
   * @param due the clause's parameter that holds its last day
   * @param correction the days on which it may be corrected
   */
  record FilingKind(
      String kind,
      BilingualText name,
      List<AsOf> asOf,
      List<CoversFrom> coversFrom,
      List<Due> due,
      List<Correction> correction) {}

  record AsOf(int from, @Nullable Integer to, LocalDate value) implements Dated {}

  record CoversFrom(int from, @Nullable Integer to, LocalDate value, String source)
      implements Dated {}

  record Due(int from, @Nullable Integer to, String clause, String parameter) implements Dated {}

  record Correction(
      int from,
      @Nullable Integer to,
      LocalDate first,
      LocalDate last,
      String document,
      String section,
      BilingualText statement)
      implements Dated {}

  record Quarters(int from, @Nullable Integer to, List<Quarter> parts) implements Dated {}

  /**
   * A part of the programme year.
   *
   * @param clause that tells of it
   */
  record Quarter(
      BilingualText name, LocalDate first, LocalDate last, String clause, String source) {}

  /**
   * A last day that depends on the report, or closes at an hour.
   *
   * @param parameter the day, or the number of months from the base
   * @param closes parameter with the hour, {@code 17:00}
   * @param before whether the months go before the base
   */
  record DeadlineRow(
      int from,
      @Nullable Integer to,
      String kind,
      String clause,
      String parameter,
      @Nullable String closes,
      Edition.Deadline.@Nullable Base base,
      @Nullable Boolean before)
      implements Dated {}

  /**
   * What is said where a second evaluator comes to something else.
   *
   * @param clause that says so
   * @param says a sentence for each kind of difference
   * @param nothing what a side is said to say that says nothing
   * @param terms what codes are called in these sentences, before those of the programme
   */
  record SecondOpinionRow(
      int from,
      @Nullable Integer to,
      String clause,
      Severity severity,
      Map<DisputeWords.Kind, BilingualText> says,
      BilingualText nothing,
      BilingualText remedy,
      Map<String, BilingualText> terms)
      implements Dated {}

  record SupplyRow(
      int from,
      @Nullable Integer to,
      String pointer,
      SupplySource.Take take,
      SupplySource.Year year,
      @Nullable Integer fromPhase,
      @Nullable Integer ofPhase,
      @Nullable Integer ofYearOfPhase,
      List<String> filings)
      implements Dated {}
}
