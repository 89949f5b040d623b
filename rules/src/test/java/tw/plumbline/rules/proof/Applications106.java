package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Application;
import tw.plumbline.model.report.Degree;
import tw.plumbline.model.report.Employer;
import tw.plumbline.model.report.Employment;
import tw.plumbline.model.report.InstitutionKind;
import tw.plumbline.model.report.Investigator;
import tw.plumbline.model.report.InvestigatorRole;
import tw.plumbline.model.report.PlanYear;
import tw.plumbline.model.report.Qualification;
import tw.plumbline.model.report.Rank;
import tw.plumbline.model.report.ScarceField;
import tw.plumbline.model.report.Secondment;

/** What an application of 106 or 107 is asked: the plan, the host, and who leads it. */
final class Applications106 {
  private static final Set<InstitutionKind> HOSTS =
      Set.of(
          InstitutionKind.PUBLIC_UNIVERSITY,
          InstitutionKind.PRIVATE_UNIVERSITY,
          InstitutionKind.PUBLIC_RESEARCH_INSTITUTE);

  private final AllianceReport report;
  private final Ledger ledger;
  private final @Nullable Application application;
  private final LocalDate filedOn;

  Applications106(AllianceReport report, Ledger ledger) {
    this.report = report;
    this.ledger = ledger;
    this.application = report.application();
    this.filedOn = Reference.dayOf(report.filedAt());
  }

  void judge() {
    capOfEachYear();
    if (report.filing().equals("APPLICATION")) {
      needed(
          "SA105-G-05",
          "/application/institutionKind",
          application == null ? null : application.institutionKind(),
          HOSTS::contains);
      needed(
          "SA105-G-11",
          "/application/coreTechnologyReady",
          application == null ? null : application.coreTechnologyReady(),
          ready -> ready);
      Integer phase = report.alliance().phase();
      if (phase != null && phase == 2) {
        thirdYear();
      }
      investigators();
    }
  }

  private <T> void needed(String clause, String at, @Nullable T fact, Predicate<T> fits) {
    if (fact == null) {
      ledger.missing(clause, at);
    } else {
      ledger.test(clause, at, fits.test(fact));
    }
  }

  private @Nullable List<PlanYear> years() {
    return application == null ? null : application.years();
  }

  private void capOfEachYear() {
    List<PlanYear> years = Money.orEmpty(years());
    for (int i = 0; i < years.size(); i++) {
      Long grant = years.get(i).grant();
      if (grant == null) {
        ledger.missing("SA105-G-01", "/application/years/" + i + "/grant");
      } else {
        ledger.test("SA105-G-01", "/application/years/" + i + "/grant", grant <= 3_000_000);
      }
    }
  }

  private void thirdYear() {
    ledger.looksAt("SA105-I-01");
    List<PlanYear> years = years();
    boolean found = false;
    if (years == null) {
      Integer own = report.alliance().yearOfPhase();
      found = own != null && own == 3;
      if (found) {
        promise("/targets", "/alliance/grant", report.alliance().grant(), report.targets());
      }
    }
    for (int i = 0; i < Money.orEmpty(years).size(); i++) {
      PlanYear year = Money.orEmpty(years).get(i);
      if (year.yearOfPhase() == 3) {
        found = true;
        String at = "/application/years/" + i;
        promise(at + "/targets", at + "/grant", year.grant(), year.targets());
      }
    }
    if (!found) {
      ledger.missing("SA105-I-01", "/application/years");
    }
  }

  private void promise(
      String at, String grantAt, @Nullable Long grant, @Nullable Map<String, BigDecimal> targets) {
    BigDecimal income = income(Thresholds.orEmpty(targets));
    if (income == null) {
      ledger.missing("SA105-I-01", at + "/totalIncome");
    }
    if (grant == null) {
      ledger.missing("SA105-I-01", grantAt);
    }
    if (income != null && grant != null) {
      ledger.test(
          "SA105-I-01", at + "/totalIncome", income.compareTo(BigDecimal.valueOf(grant)) > 0);
    }
  }

  private static @Nullable BigDecimal income(Map<String, BigDecimal> targets) {
    BigDecimal fees = targets.get("membershipFeeIncome");
    BigDecimal service = targets.get("technicalServiceIncome");
    BigDecimal transfers = targets.get("technologyTransferIncome");
    BigDecimal cooperation = targets.get("cooperationAmount");
    if (fees == null || service == null || transfers == null || cooperation == null) {
      return targets.get("totalIncome");
    }
    return fees.add(service).add(transfers).add(cooperation.multiply(new BigDecimal("0.5")));
  }

  private void investigators() {
    ledger.looksAt("SA105-G-06");
    List<Investigator> all = application == null ? null : application.investigators();
    if (all == null) {
      ledger.missing("SA105-G-06", "/application/investigators");
      return;
    }
    ledger.test(
        "SA105-G-06",
        "/application/investigators",
        all.stream().anyMatch(one -> one.role() == InvestigatorRole.PRINCIPAL_INVESTIGATOR));
    for (int i = 0; i < all.size(); i++) {
      investigator(all.get(i), "/application/investigators/" + i);
    }
  }

  private void investigator(Investigator one, String at) {
    if (one.role() == InvestigatorRole.PRINCIPAL_INVESTIGATOR) {
      Integer led = one.cooperationProjectsLed();
      if (led == null) {
        ledger.missing("SA105-G-14", at + "/cooperationProjectsLed");
      } else {
        ledger.test("SA105-G-14", at, led >= 1);
      }
    }
    if (one.secondedTo() != null) {
      Test test = new Test("SA105-E-06", at);
      test.fact("throughOriginalEmployer", one.throughOriginalEmployer(), yes -> yes);
      test.that(one.secondedTo() != Secondment.GOVERNMENT_ABROAD);
      test.close();
    }
    employed(one, at);
  }

  private void employed(Investigator one, String at) {
    Employment employment = one.employment();
    if (employment == null) {
      ledger.missing("SA105-G-06", at + "/employment");
      return;
    }
    switch (employment) {
      case OTHER -> ledger.breach("SA105-G-06", at);
      case RETIRED -> retired(one, at);
      case SCARCE_TECHNICAL -> {
        Test test = new Test("SA105-E-05", at);
        test.fact("publicEmployer", one.publicEmployer(), yes -> yes);
        test.fact("employer", one.employer(), employer -> employer == Employer.UNIVERSITY);
        test.fact("degree", one.degree(), degree -> degree == Degree.DOCTORATE);
        test.fact("scarceField", one.scarceField(), field -> field != ScarceField.OTHER);
        test.close();
      }
      case HOSPITAL_FUND -> hospitalFund(one, at);
      case UNIVERSITY_FUND -> {
        Test test = new Test("SA105-E-05", at);
        test.fact("facultyApproved", one.facultyApproved(), yes -> yes);
        Employer employer = one.employer();
        test.that(
            employer == null || employer == Employer.UNIVERSITY || employer == Employer.OTHER);
        test.close();
        post(one, at);
      }
      case ESTABLISHMENT -> post(one, at);
    }
  }

  private void retired(Investigator one, String at) {
    Test test = new Test("SA105-E-04", at);
    test.fact("institutionSupports", one.institutionSupports(), yes -> yes);
    Integer awards = one.outstandingResearchAwards();
    boolean awarded = awards != null && awards >= 3;
    if (one.honours() == null && !awarded) {
      test.absent("honours");
    } else if (Money.orEmpty(one.honours()).isEmpty() && awards == null) {
      test.absent("outstandingResearchAwards");
    } else {
      test.that(!Money.orEmpty(one.honours()).isEmpty() || awarded);
    }
    test.close();
  }

  private void hospitalFund(Investigator one, String at) {
    Test test = new Test("SA105-E-05", at);
    test.fact("publicEmployer", one.publicEmployer(), yes -> yes);
    test.fact("employer", one.employer(), employer -> employer == Employer.TEACHING_HOSPITAL);
    test.fact("published", one.published(), yes -> yes);
    Qualification branch = one.qualification();
    if (branch == null) {
      test.absent("qualification");
    } else if (branch == Qualification.ATTENDING_PHYSICIAN) {
      test.years("attendingPhysicianSince", one.attendingPhysicianSince(), 2);
    } else if (branch == Qualification.DOCTORAL_RESEARCHER) {
      test.fact("degree", one.degree(), degree -> degree == Degree.DOCTORATE);
      test.years("researchSince", one.researchSince(), 2);
    } else {
      test.that(false);
    }
    test.close();
  }

  /** E-01 to E-03: a full-time post paid by the month, and the branch that is named. */
  private void post(Investigator one, String at) {
    Employer employer = one.employer();
    if (employer == null) {
      ledger.missing("SA105-G-06", at + "/employer");
      return;
    }
    boolean fund = one.employment() == Employment.UNIVERSITY_FUND;
    switch (employer) {
      case OTHER -> ledger.breach("SA105-G-06", at);
      case UNIVERSITY -> branch(new Test("SA105-E-01", at), one, Employer.UNIVERSITY);
      case RESEARCH_INSTITUTION -> {
        if (!fund) {
          branch(new Test("SA105-E-02", at), one, employer);
        }
      }
      case TEACHING_HOSPITAL -> {
        if (!fund) {
          branch(new Test("SA105-E-03", at), one, employer);
        }
      }
    }
  }

  private static void branch(Test test, Investigator one, Employer employer) {
    test.fact("fullTime", one.fullTime(), yes -> yes);
    test.fact("paidMonthly", one.paidMonthly(), yes -> yes);
    Qualification branch = one.qualification();
    if (branch == null) {
      test.absent("qualification");
      test.close();
      return;
    }
    switch (branch) {
      case FACULTY -> {
        test.that(employer == Employer.UNIVERSITY);
        if (employer == Employer.UNIVERSITY) {
          test.fact("rank", one.rank(), rank -> rank.compareTo(Rank.ASSISTANT_PROFESSOR) <= 0);
        }
      }
      case LECTURER -> {
        test.that(employer == Employer.UNIVERSITY);
        if (employer == Employer.UNIVERSITY) {
          test.fact("rank", one.rank(), rank -> rank == Rank.LECTURER);
          test.years("lecturerSince", one.lecturerSince(), 4);
          test.fact("published", one.published(), yes -> yes);
        }
      }
      case ASSOCIATE_RESEARCHER -> {
        test.that(employer == Employer.RESEARCH_INSTITUTION);
        if (employer == Employer.RESEARCH_INSTITUTION) {
          test.fact(
              "rank",
              one.rank(),
              rank -> rank == Rank.RESEARCHER || rank == Rank.ASSOCIATE_RESEARCHER);
        }
      }
      case DOCTORAL_RESEARCHER -> {
        test.fact("degree", one.degree(), degree -> degree == Degree.DOCTORATE);
        test.fact(
            "rank",
            one.rank(),
            rank ->
                rank == Rank.RESEARCHER
                    || rank == Rank.ASSOCIATE_RESEARCHER
                    || rank == Rank.ASSISTANT_RESEARCHER);
      }
      case ATTENDING_PHYSICIAN -> {
        inHospital(test, one, employer);
        test.years("attendingPhysicianSince", one.attendingPhysicianSince(), 2);
      }
      case MEDICAL_RESEARCHER -> {
        inHospital(test, one, employer);
        test.fact("degree", one.degree(), degree -> degree != Degree.OTHER);
        test.years("researchSince", one.researchSince(), 4);
      }
    }
    test.close();
  }

  private static void inHospital(Test test, Investigator one, Employer employer) {
    if (employer == Employer.UNIVERSITY) {
      test.fact("affiliatedHospital", one.affiliatedHospital(), yes -> yes);
    }
    test.fact("published", one.published(), yes -> yes);
  }

  /** One test of several facts: one breach at most, and a MISSING for each that is absent. */
  private final class Test {
    private final String clause;
    private final String at;
    private boolean kept = true;

    Test(String clause, String at) {
      this.clause = clause;
      this.at = at;
    }

    void that(boolean holds) {
      kept &= holds;
    }

    void absent(String field) {
      ledger.missing(clause, at + "/" + field);
    }

    <T> void fact(String field, @Nullable T fact, Predicate<T> fits) {
      if (fact == null) {
        absent(field);
      } else {
        that(fits.test(fact));
      }
    }

    void years(String field, @Nullable LocalDate since, int least) {
      fact(field, since, day -> !day.plusYears(least).isAfter(filedOn));
    }

    void close() {
      ledger.test(clause, at, kept);
    }
  }
}
