package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.FilingDue;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.Shortfalls;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** Programme year 108 of the small alliance, and alliances in the making. */
final class Year {
  static final Rulebook RULEBOOK =
      RulebookFiles.under(Path.of("rulebook")).stream()
          .map(Rulebook::read)
          .filter(one -> one.programme().equals("small-alliance"))
          .findFirst()
          .orElseThrow();
  static final Overview OVERVIEW = OverviewBook.read(RULEBOOK).of(108);
  static final RulebookRef REF =
      new RulebookRef("small-alliance-108", 1, "sha256:" + "0a".repeat(32));
  static final List<FilingDue> CALENDAR =
      List.of(
          due("TARGETS", "預期成果填報", "filing of targets", "2019-04-15"),
          due("FIRST_KPI", "第一次 KPI 填報", "first KPI filing", "2019-10-31"),
          due("SECOND_KPI", "第二次 KPI 填報", "second KPI filing", "2020-01-31"));
  static final LocalDate DURING = LocalDate.parse("2019-10-31");

  private Year() {}

  static ProgrammeAssessment overview(List<AllianceStanding> alliances) {
    return OVERVIEW.of(REF, alliances, List.of(), CALENDAR, DURING);
  }

  private static FilingDue due(String kind, String zhTw, String en, String day) {
    return new FilingDue(kind, new BilingualText(zhTw, en), LocalDate.parse(day));
  }

  /** An alliance that filed everything, about which nothing is known unless a test says it. */
  static Draft alliance(String id) {
    return new Draft(id);
  }

  static final class Draft {
    private final String id;
    private final Map<String, BigDecimal> figures = new HashMap<>();
    private final Map<Integer, Map<String, BigDecimal>> earlier = new HashMap<>();
    private final Map<Integer, Shortfalls> shortfalls = new HashMap<>();
    private @Nullable String field;
    private @Nullable Long grant;
    private Verdict verdict = Verdict.COMPLIANT;
    private String filing = "SECOND_KPI";
    private List<String> vendors = List.of();
    private List<String> filed = List.of("TARGETS", "FIRST_KPI", "SECOND_KPI");

    private Draft(String id) {
      this.id = id;
    }

    Draft field(String code) {
      this.field = code;
      return this;
    }

    Draft grant(long amount) {
      this.grant = amount;
      return this;
    }

    Draft income(String amount) {
      return figure("totalIncome", amount);
    }

    Draft members(int number) {
      return figure("vendorMembers", String.valueOf(number));
    }

    Draft figure(String name, String value) {
      figures.put(name, new BigDecimal(value));
      return this;
    }

    Draft earlierIncome(int year, String amount) {
      earlier.put(year, Map.of("totalIncome", new BigDecimal(amount)));
      return this;
    }

    /** The clauses that the last filing of a year did not meet. */
    Draft shortOf(int year, String... clauses) {
      shortfalls.put(year, new Shortfalls("S-" + id + "-" + year, Set.of(clauses)));
      return this;
    }

    Draft vendors(String... keys) {
      this.vendors = List.of(keys);
      return members(keys.length);
    }

    Draft verdict(Verdict of) {
      this.verdict = of;
      return this;
    }

    /** The figures come from the last of the kinds. */
    Draft filed(String... kinds) {
      this.filed = List.of(kinds);
      this.filing = kinds[kinds.length - 1];
      return this;
    }

    AllianceStanding standing() {
      return new AllianceStanding(
          id,
          "聯盟 " + id,
          field,
          grant,
          filing,
          "S-" + id,
          OffsetDateTime.parse("2020-01-30T10:00:00+08:00"),
          verdict,
          figures,
          vendors,
          filed,
          earlier,
          shortfalls);
    }
  }
}
