package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;

/**
 * What is in force for one programme year. Immutable.
 *
 * @param year ROC programme year
 * @param asOf last day of the period that each kind of filing covers
 * @param records kinds of filing of which there may be a record
 * @param clauses by id, in the order of answering; those without a check follow
 * @param rows the table of rows in which parties belong; first line that fits
 * @param lists the lists whose items count or do not, by name
 * @param figures in the order of answering
 * @param terms what codes of the contract are called in messages
 * @param deadlines last days that depend on the report or close at an hour, by kind of filing
 * @param generic how it looks at generic facts
 * @param supplies what stored submissions may supply, in the order of the programme's page
 * @param disputes what is said where a second evaluator comes to something else; null where the
 *     rulebook says nothing of that
 */
public record Edition(
    String programme,
    int year,
    String id,
    ZoneId zone,
    Map<String, LocalDate> asOf,
    List<String> records,
    Map<String, EditionClause> clauses,
    List<Row> rows,
    Map<String, ItemList> lists,
    List<Figure> figures,
    List<Sum> sums,
    Map<String, BilingualText> terms,
    ProgrammeCalendar calendar,
    List<SupplySource> supplies,
    Map<String, Deadline> deadlines,
    GenericRules generic,
    @Nullable DisputeWords disputes) {

  /** Whether a filing of that kind may be corrected at that instant. */
  public boolean mayCorrect(String kind, OffsetDateTime at) {
    LocalDate day = at.atZoneSameInstant(zone).toLocalDate();
    return calendar
        .filing(kind)
        .map(ProgrammeCalendar.Filing::correction)
        .map(ProgrammeCalendar.Correction::window)
        .filter(window -> !day.isBefore(window.from()) && !day.isAfter(window.to()))
        .isPresent();
  }

  /** The rules of this edition, as an assessment names them. */
  public RulebookRef ref(int version, String digest) {
    return new RulebookRef(
        id,
        version,
        digest,
        clauses.values().stream()
            .filter(EditionClause::applied)
            .flatMap(Edition::carried)
            .toList());
  }

  private static Stream<RulebookRef.Unattested> carried(EditionClause clause) {
    String lastChecked = clause.unattested();
    return lastChecked == null
        ? Stream.empty()
        : Stream.of(new RulebookRef.Unattested(clause.id(), lastChecked));
  }

  /** The same edition with other figures. */
  Edition withFigures(List<Figure> others) {
    return new Edition(
        programme, year, id, zone, asOf, records, clauses, rows, lists, others, sums, terms,
        calendar, supplies, deadlines, generic, disputes);
  }

  /** The same edition with other clauses. */
  public Edition with(Map<String, EditionClause> others) {
    return new Edition(
        programme, year, id, zone, asOf, records, others, rows, lists, figures, sums, terms,
        calendar, supplies, deadlines, generic, disputes);
  }

  /**
   * A last day, and the hour at which it closes.
   *
   * @param on the day itself; null where it is counted in months from the base
   * @param closes null: at the end of the day
   * @param months after the base; before it, if less than 0
   * @param officeDays on which the day must fall
   */
  public record Deadline(
      @Nullable LocalDate on,
      @Nullable LocalTime closes,
      @Nullable Base base,
      int months,
      OfficeDays officeDays) {
    /** From what a day is counted. */
    public enum Base {
      /** The last day of the period that the filing covers. */
      PERIOD_END,
      /** The last day of the plan. */
      EXECUTION_END
    }

    /** The last instant; null where the end that it is counted from is not known. */
    public @Nullable LocalDateTime of(
        @Nullable LocalDate periodEnd, @Nullable LocalDate executionEnd) {
      LocalDate end = base == Base.PERIOD_END ? periodEnd : executionEnd;
      LocalDate counted = end == null ? null : officeDays.next(end.plusMonths(months));
      LocalDate day = on == null ? counted : on;
      return day == null ? null : day.atTime(closes == null ? LocalTime.MAX : closes);
    }
  }

  /**
   * A line of the table of rows.
   *
   * @param kind of the party; null for any
   * @param jurisdiction of the party; null for any
   * @param trade of the party; null for any
   */
  public record Row(
      @Nullable String kind,
      @Nullable String jurisdiction,
      @Nullable String trade,
      String row,
      String clause) {}

  /**
   * How the items of a list are judged.
   *
   * @param firstFailureOnly whether only the first failure of an item gives findings
   * @param counted result of an item that passes; null: its row
   * @param tests position of each clause in the sequence of testing
   * @param countedBy as what an item of a kind counts; under an empty kind: of any
   */
  public record ItemList(
      boolean firstFailureOnly,
      @Nullable String counted,
      String notCounted,
      Map<String, Integer> tests,
      Map<String, Counted> countedBy) {}

  /** As what an item that passes its tests counts, and by which clause. */
  public record Counted(String result, String clause) {}

  /** A figure and the clause that defines it. */
  public record Figure(
      String name,
      String clause,
      BilingualText title,
      String unit,
      String group,
      Formula formula,
      List<String> recomputeFrom,
      @Nullable Promise promise) {
    /** A figure of which no plan promised anything by another formula. */
    public Figure(
        String name,
        String clause,
        BilingualText title,
        String unit,
        String group,
        Formula formula,
        List<String> recomputeFrom) {
      this(name, clause, title, unit, group, formula, recomputeFrom, null);
    }
  }

  /**
   * What a plan promised of a figure by the formula of an earlier edition.
   *
   * @param rulebook id of that edition
   * @param weights of figures that are summed over items
   */
  public record Promise(
      int phase, int yearOfPhase, String rulebook, Map<String, BigDecimal> weights) {}

  /** How a figure is computed. */
  public sealed interface Formula {
    /**
     * Sums the items of a list.
     *
     * @param where item field to the values of which it must have one
     * @param whereNot item field to the values of which it must have none
     * @param amount item field that is summed; null: items are counted
     */
    record Items(
        String list,
        Map<String, Set<String>> where,
        Map<String, Set<String>> whereNot,
        @Nullable String amount)
        implements Formula {}

    /** What the alliance itself declares of the figure: reports bring no items for it. */
    record Declared() implements Formula {}

    /** Sums figures by weight. */
    record Weighted(Map<String, BigDecimal> weights) implements Formula {}

    /** Divides a figure by the alliance's grant or by another figure, rounded half-up. */
    record Quotient(String dividend, String divisor, int places) implements Formula {
      /** The divisor that is no figure: what the programme grants. */
      public static final String GRANT = "grant";

      public boolean byGrant() {
        return divisor.equals(GRANT);
      }
    }

    /**
     * One part of a figure that is divided by weights, to the largest remainder.
     *
     * @param part its name among the weights
     */
    record Share(String whole, Map<String, BigDecimal> weights, String part, int places)
        implements Formula {}
  }

  /** A total that must equal the sum of its parts in each of the columns. */
  public record Sum(
      String name, String total, List<String> parts, List<String> optional, List<String> columns) {}
}
