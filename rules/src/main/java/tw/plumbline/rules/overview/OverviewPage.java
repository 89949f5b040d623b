package tw.plumbline.rules.overview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Dated;

/** {@code overview.yaml}: what the overview of a programme year says over all alliances. */
record OverviewPage(
    int formatVersion,
    List<Figures> figures,
    List<Expected> expected,
    List<Field> fields,
    List<CheckRow> checks,
    List<PhaseRow> phases,
    List<AimRow> aims,
    List<SignRow> signs) {
  static final String FILE = "overview.yaml";
  static final String SCHEMA = "/tw/plumbline/rulebook/overview.schema.json";

  /** What an aim without a figure counts. */
  static final String ALLIANCES = "alliances";

  /** The page of a programme without one. */
  static final OverviewPage EMPTY =
      new OverviewPage(
          1, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * Which figures count the members and the income of an alliance.
   *
   * @param parties figure of the members that are told apart over all alliances; null: of all
   */
  record Figures(
      int from, @Nullable Integer to, String members, @Nullable String parties, String income)
      implements Dated {
    /** The figure of the members that are told apart. */
    String distinct() {
      return parties == null ? members : parties;
    }
  }

  /** The parameter that says how many alliances a year has. */
  record Expected(int from, @Nullable Integer to, String clause, String parameter)
      implements Dated {}

  /**
   * A field code.
   *
   * @param parameter the text parameter with its Chinese name
   */
  record Field(
      String code, int from, @Nullable Integer to, String clause, String parameter, String en)
      implements Dated {}

  /**
   * A clause that speaks of a sum: of a figure over all alliances, or of its own parameters.
   *
   * @param atLeast parameter that the sum must reach
   * @param above what the sum must exceed: the sum of the grants
   * @param adds parameters that come to the parameter {@code total}
   * @param unit of what is added, where it is no figure
   */
  record CheckRow(
      String clause,
      int from,
      @Nullable Integer to,
      @Nullable String sum,
      @Nullable String atLeast,
      @Nullable String above,
      List<String> adds,
      @Nullable String total,
      @Nullable String unit,
      List<BesideRow> beside)
      implements Dated {}

  /**
   * A phase of the programme.
   *
   * @param years its programme years, in their order
   * @param target name of the parameter with its part of an aim
   */
  record PhaseRow(
      int phase,
      String clause,
      BilingualText name,
      LocalDate first,
      LocalDate last,
      List<Integer> years,
      String target) {}

  /**
   * An aim of the whole term.
   *
   * @param figure that is added up; null: the alliances are counted
   * @param counts whether the figure tells of a year, or of all years up to it
   * @param unit of alliances that are counted
   * @param total parameter that the sum must reach by the end
   * @param byPhase whether each phase has its part of it
   */
  record AimRow(
      String clause,
      @Nullable String figure,
      @Nullable Counts counts,
      @Nullable String unit,
      String total,
      boolean byPhase,
      List<BesideRow> beside) {
    /** Whether the newest value stands for all years. */
    boolean standing() {
      return counts == Counts.STANDING;
    }
  }

  /** Of what time a figure tells. */
  enum Counts {
    /** What happened in the year. */
    YEARLY,
    /** What there is at the end of the year. */
    STANDING
  }

  /**
   * A number beside the answer: a measure of the overview, a parameter of the clause, or a figure
   * counted as that of the aim.
   */
  record BesideRow(
      @Nullable Measure measure,
      @Nullable String parameter,
      @Nullable String figure,
      BilingualText title) {}

  /** What the overview measures besides figures. */
  enum Measure {
    DISTINCT_VENDORS("distinctVendors"),
    ABOVE_GRANT("aboveGrant");

    private final String key;

    Measure(String key) {
      this.key = key;
    }

    /** Its name in pages and answers. */
    @JsonValue
    String key() {
      return key;
    }
  }

  /**
   * A sign that somebody should look at an alliance; one of none, overdue, ratioBelow, declines,
   * repeats.
   *
   * @param none figure that is 0
   * @param overdue whether a filing is past its due day
   * @param ratioBelow parameter that the ratio of income to grant does not reach
   * @param declines figure that declines
   * @param years parameter: for how many years
   * @param repeats parameter: in how many years running the same clause was not met
   * @param filings list parameter: filings by whose figures the sign is looked for; null: any
   */
  record SignRow(
      String sign,
      int from,
      @Nullable Integer to,
      String clause,
      @Nullable String none,
      @Nullable Boolean overdue,
      @Nullable String ratioBelow,
      @Nullable String declines,
      @Nullable String years,
      @Nullable String repeats,
      @Nullable String filings,
      BilingualText reason)
      implements Dated {}
}
