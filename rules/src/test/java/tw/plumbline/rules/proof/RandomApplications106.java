package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Application;
import tw.plumbline.model.report.Degree;
import tw.plumbline.model.report.Employer;
import tw.plumbline.model.report.Employment;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.Honour;
import tw.plumbline.model.report.InstitutionKind;
import tw.plumbline.model.report.Investigator;
import tw.plumbline.model.report.InvestigatorRole;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.report.PlanYear;
import tw.plumbline.model.report.Qualification;
import tw.plumbline.model.report.Rank;
import tw.plumbline.model.report.ReportPart;
import tw.plumbline.model.report.ScarceField;
import tw.plumbline.model.report.Secondment;

/** Random applications, progress reports and final reports of 106 and 107. */
final class RandomApplications106 {
  private final Random random;
  private final int year;

  private RandomApplications106(long seed, int programmeYear) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + programmeYear);
    this.year = programmeYear + 1911;
  }

  static AllianceReport of(long seed, int programmeYear) {
    return new RandomApplications106(seed, programmeYear).report(programmeYear);
  }

  private AllianceReport report(int programmeYear) {
    String filing =
        any(
            List.of(
                "APPLICATION", "APPLICATION", "APPLICATION", "PROGRESS_REPORT", "FINAL_REPORT"));
    OffsetDateTime filedAt = instant(filing);
    Period period =
        new Period(LocalDate.of(year, 2, 1), LocalDate.of(year + 1 + random.nextInt(3), 1, 31));
    Alliance alliance =
        new Alliance(
            "RANDOM",
            "虛構聯盟",
            "TE1",
            "虛構大學",
            1 + random.nextInt(2),
            1 + random.nextInt(3),
            period,
            maybe(any(List.of(2_000_000L, 3_000_000L, 3_000_001L))),
            null,
            null,
            null,
            null);
    return new AllianceReport(
        "small-alliance",
        programmeYear,
        filing,
        filedAt,
        null,
        alliance,
        null,
        null,
        null,
        null,
        null,
        null,
        maybe(promised()),
        null,
        null,
        null,
        null,
        null,
        maybe(records()),
        null,
        null,
        null,
        null,
        null,
        parts(),
        often() ? application() : null);
  }

  private OffsetDateTime instant(String kind) {
    LocalDate day =
        switch (kind) {
          case "APPLICATION" ->
              any(List.of(LocalDate.of(year - 1, 9, 12), LocalDate.of(year - 1, 7, 11)));
          case "INSTITUTION_LIST" -> LocalDate.of(year - 1, 9, 19);
          case "PROGRESS_REPORT" -> LocalDate.of(year, 10, 31);
          default -> LocalDate.of(year + 1 + random.nextInt(3), 4, 30);
        };
    LocalTime time =
        any(
            List.of(
                LocalTime.of(17, 0), LocalTime.of(17, 0, 1), LocalTime.MAX, LocalTime.MIDNIGHT));
    return day.plusDays(random.nextInt(3) - 1L)
        .atTime(time)
        .atZone(Reference.TAIPEI)
        .toOffsetDateTime();
  }

  private List<FilingRecord> records() {
    List<FilingRecord> records = new ArrayList<>();
    for (String kind :
        List.of("APPLICATION", "INSTITUTION_LIST", "PROGRESS_REPORT", "FINAL_REPORT")) {
      for (int i = random.nextInt(3); i > 0; i--) {
        records.add(new FilingRecord(kind, instant(kind), parts()));
      }
    }
    return records;
  }

  private @Nullable List<ReportPart> parts() {
    return maybe(
        any(
            List.of(
                List.of(ReportPart.SHORT, ReportPart.FULL), List.of(ReportPart.FULL), List.of())));
  }

  private Application application() {
    List<PlanYear> years = new ArrayList<>();
    for (int i = 1; i <= random.nextInt(5); i++) {
      years.add(
          new PlanYear(i, maybe(any(List.of(3_000_000L, 3_000_001L, 1_000L))), maybe(promised())));
    }
    List<Investigator> investigators = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      investigators.add(investigator("p" + i));
    }
    return new Application(
        maybe(any(List.of(InstitutionKind.values()))),
        maybe(often()),
        often() ? years : null,
        often() ? investigators : null);
  }

  private Map<String, BigDecimal> promised() {
    return any(
        List.of(
            Map.of("totalIncome", BigDecimal.valueOf(1_000 + random.nextInt(2))),
            Map.of(
                "membershipFeeIncome", BigDecimal.valueOf(100),
                "technicalServiceIncome", BigDecimal.valueOf(200),
                "technologyTransferIncome", BigDecimal.valueOf(300),
                "cooperationAmount", BigDecimal.valueOf(800 + random.nextInt(2)),
                "totalIncome", BigDecimal.ONE),
            Map.of("membershipFeeIncome", BigDecimal.TEN)));
  }

  /** Every other one has a post, and tells everything well. */
  private Investigator investigator(String id) {
    return random.nextBoolean() ? inPost(id) : anybody(id);
  }

  private Investigator inPost(String id) {
    LocalDate since = LocalDate.of(2000, 1, 1);
    return new Investigator(
        id,
        any(List.of(InvestigatorRole.values())),
        Employment.ESTABLISHMENT,
        any(List.of(Employer.values())),
        any(List.of(Qualification.values())),
        true,
        true,
        true,
        any(List.of(Rank.values())),
        Degree.DOCTORATE,
        since,
        since,
        since,
        true,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  private Investigator anybody(String id) {
    return new Investigator(
        id,
        any(List.of(InvestigatorRole.values())),
        maybe(any(List.of(Employment.values()))),
        maybe(any(List.of(Employer.values()))),
        maybe(any(List.of(Qualification.values()))),
        maybe(often()),
        maybe(often()),
        maybe(often()),
        maybe(any(List.of(Rank.values()))),
        maybe(any(List.of(Degree.values()))),
        since(4),
        since(2),
        since(any(List.of(2, 4))),
        maybe(often()),
        maybe(often()),
        maybe(any(List.of(List.of(), List.of(Honour.ACADEMICIAN)))),
        maybe(2 + random.nextInt(2)),
        maybe(often()),
        maybe(often()),
        maybe(any(List.of(ScarceField.values()))),
        random.nextInt(4) == 0 ? any(List.of(Secondment.values())) : null,
        maybe(often()),
        maybe(random.nextInt(2)));
  }

  private @Nullable LocalDate since(int years) {
    return maybe(LocalDate.of(year - 1 - years, 9, 10).plusDays(random.nextInt(6)));
  }

  private boolean often() {
    return random.nextInt(5) > 0;
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(6) > 0 ? value : null;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
