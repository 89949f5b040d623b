package tw.plumbline.rules.overview;

import com.fasterxml.jackson.annotation.JsonValue;
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
    List<SignRow> signs) {
  static final String FILE = "overview.yaml";
  static final String SCHEMA = "/tw/plumbline/rulebook/overview.schema.json";

  /** The page of a programme without one. */
  static final OverviewPage EMPTY =
      new OverviewPage(1, List.of(), List.of(), List.of(), List.of(), List.of());

  /** Which figures count the members and the income of an alliance. */
  record Figures(int from, @Nullable Integer to, String members, String income) implements Dated {}

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
   * A clause that speaks of a sum over all alliances.
   *
   * @param atLeast parameter that the sum must reach; null: it must be above the sum of the grants
   */
  record CheckRow(
      String clause,
      int from,
      @Nullable Integer to,
      String sum,
      @Nullable String atLeast,
      @Nullable String above,
      List<BesideRow> beside)
      implements Dated {}

  /** A number beside the answer: a measure of the overview, or a parameter of the clause. */
  record BesideRow(@Nullable Measure measure, @Nullable String parameter, BilingualText title) {}

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
   * A sign that somebody should look at an alliance; one of none, overdue, ratioBelow, declines.
   *
   * @param none figure that is 0
   * @param overdue whether a filing is past its due day
   * @param ratioBelow parameter that the ratio of income to grant does not reach
   * @param declines figure that declines
   * @param years parameter: for how many years
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
      @Nullable String filings,
      BilingualText reason)
      implements Dated {}
}
