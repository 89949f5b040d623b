package tw.plumbline.rules.book;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;

/**
 * {@code rule.yaml}: everything about one clause but its conditions.
 *
 * @param automation by year: a clause may be checked in some years only
 * @param needs for a clause that no program judges: the fact that a program would need
 * @param rule files with conditions
 * @param findings by the name of the rule that concludes them
 * @param reasons why an item is classified by this clause
 */
record ClausePage(
    int formatVersion,
    String clause,
    BilingualText title,
    AutomationRows automation,
    @Nullable BilingualText needs,
    Span effective,
    List<Words> words,
    List<SeverityRow> severity,
    Map<String, Parameter> parameters,
    List<StationPage.DatedFile> rule,
    Map<String, List<FindingRow>> findings,
    List<Reason> reasons,
    List<FigureRow> figures,
    List<SumRow> sums,
    List<GroupRow> groups,
    List<SeriesRow> series,
    List<DivisionRow> divisions) {
  static final String FILE = "rule.yaml";

  record Span(int from, @Nullable Integer to) implements Dated {}

  /**
   * The rule in our own words, and where it is written.
   *
   * @param derivedFrom the clause whose text carries this one, where it has none of its own
   * @param attestedTo last year for which the text was given; null: as far as the programme's page
   *     says, and at least the year from which the row is in force
   * @param lastChecked when somebody last looked whether a newer text is there; null: when the
   *     programme's page says
   */
  record Words(
      int from,
      @Nullable Integer to,
      String document,
      String section,
      BilingualText statement,
      @Nullable String derivedFrom,
      @Nullable Integer attestedTo,
      @Nullable String lastChecked)
      implements Dated {}

  record SeverityRow(int from, @Nullable Integer to, Severity value) implements Dated {}

  /** A value that officials may change. */
  record Parameter(ParameterType type, @Nullable String unit, List<ParameterRow> values) {}

  record ParameterRow(int from, @Nullable Integer to, JsonNode value, String source)
      implements Dated {}

  /**
   * @param mend how the remedy changes a report, where a program can say it
   */
  record FindingRow(
      int from,
      @Nullable Integer to,
      BilingualText message,
      @Nullable BilingualText remedy,
      List<Mend> mend)
      implements Dated {}

  /**
   * A change of the report.
   *
   * @param path relative to the finding's pointer, or absolute where it begins with a slash
   * @param value a literal, or {@code $name} of a parameter, {@code $required} or the like
   */
  record Mend(@Nullable String set, @Nullable JsonNode to, @Nullable String drop) {}

  record Reason(int from, @Nullable Integer to, String result, BilingualText text)
      implements Dated {}

  /**
   * A figure: a sum over items, a weighted sum of figures, or a quotient.
   *
   * @param of list of the items
   * @param where item field to the values that count
   * @param whereNot item field to the values that do not
   * @param amount item field that is summed; null counts items
   * @param sum figure to its weight
   * @param quotient the dividend figure
   * @param by field of the alliance, or figure, that is the divisor
   * @param declared whether it is as the alliance declares it
   * @param share the figure that is divided among figures by largest remainder
   * @param among each of these figures and its weight
   * @param promised when it is shown by the formula of the phase's first year too
   * @param recomputeFrom figures of another year from which that year's value is computed anew
   */
  record FigureRow(
      String name,
      int from,
      @Nullable Integer to,
      BilingualText title,
      String unit,
      String group,
      @Nullable String of,
      Map<String, JsonNode> where,
      Map<String, JsonNode> whereNot,
      @Nullable String amount,
      Map<String, JsonNode> sum,
      @Nullable String quotient,
      @Nullable String by,
      @Nullable Boolean declared,
      @Nullable String share,
      Map<String, JsonNode> among,
      @Nullable Integer places,
      List<String> recomputeFrom,
      @Nullable PromisedRow promised)
      implements Dated {}

  /**
   * Of which year of which phase a plan, made when the phase began, promised the figure.
   *
   * @param yearOfPhase above 1
   */
  record PromisedRow(int phase, int yearOfPhase) {}

  /** A total that equals the sum of its parts wherever all of them are given. */
  record SumRow(
      String name,
      int from,
      @Nullable Integer to,
      String total,
      List<String> parts,
      List<String> optional,
      List<String> columns)
      implements Dated {}

  /**
   * Generic items that are counted and added up.
   *
   * @param total which item states the total of its group
   */
  record GroupRow(
      String name,
      int from,
      @Nullable Integer to,
      String of,
      Map<String, JsonNode> where,
      @Nullable String by,
      @Nullable String amount,
      Map<String, JsonNode> total)
      implements Dated {}

  /** Generic items in the order of a day or number. */
  record SeriesRow(
      String name,
      int from,
      @Nullable Integer to,
      String of,
      Map<String, JsonNode> where,
      @Nullable String by,
      String order,
      @Nullable String compare)
      implements Dated {}

  /** A division of the whole by the weights of generic items. */
  record DivisionRow(
      String name,
      int from,
      @Nullable Integer to,
      String of,
      Map<String, JsonNode> where,
      @Nullable String by,
      String weight,
      String declared,
      int places)
      implements Dated {}
}
