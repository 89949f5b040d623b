package tw.plumbline.rules.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Degree;
import tw.plumbline.model.report.Employer;
import tw.plumbline.model.report.Employment;
import tw.plumbline.model.report.Honour;
import tw.plumbline.model.report.Investigator;
import tw.plumbline.model.report.InvestigatorRole;
import tw.plumbline.model.report.Qualification;
import tw.plumbline.model.report.ScarceField;
import tw.plumbline.model.report.Secondment;

/** Who leads the plan that is applied for. Years of service are full ones on the day of filing. */
public record InvestigatorFact(ReportFact report, String pointer, Investigator content)
    implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public String filing() {
    return report.filing();
  }

  public InvestigatorRole role() {
    return content.role();
  }

  public @Nullable Employment employment() {
    return content.employment();
  }

  public @Nullable Employer employer() {
    return content.employer();
  }

  public @Nullable Qualification qualification() {
    return content.qualification();
  }

  public @Nullable Boolean publicEmployer() {
    return content.publicEmployer();
  }

  public @Nullable Boolean fullTime() {
    return content.fullTime();
  }

  public @Nullable Boolean paidMonthly() {
    return content.paidMonthly();
  }

  public @Nullable String rank() {
    return content.rank() == null ? null : content.rank().name();
  }

  public @Nullable Degree degree() {
    return content.degree();
  }

  public @Nullable Long lecturerYears() {
    return years(content.lecturerSince());
  }

  public @Nullable Long attendingYears() {
    return years(content.attendingPhysicianSince());
  }

  public @Nullable Long researchYears() {
    return years(content.researchSince());
  }

  public @Nullable Boolean published() {
    return content.published();
  }

  public @Nullable Boolean affiliatedHospital() {
    return content.affiliatedHospital();
  }

  /** How many honours are given. */
  public @Nullable Long honours() {
    List<Honour> honours = content.honours();
    return honours == null ? null : (Long) (long) honours.size();
  }

  public @Nullable Long outstandingResearchAwards() {
    Integer awards = content.outstandingResearchAwards();
    return awards == null ? null : (Long) awards.longValue();
  }

  public @Nullable Boolean institutionSupports() {
    return content.institutionSupports();
  }

  public @Nullable Boolean facultyApproved() {
    return content.facultyApproved();
  }

  public @Nullable ScarceField scarceField() {
    return content.scarceField();
  }

  public @Nullable Secondment secondedTo() {
    return content.secondedTo();
  }

  public @Nullable Boolean throughOriginalEmployer() {
    return content.throughOriginalEmployer();
  }

  public @Nullable Long cooperationProjectsLed() {
    Integer led = content.cooperationProjectsLed();
    return led == null ? null : (Long) led.longValue();
  }

  private @Nullable Long years(@Nullable LocalDate since) {
    return since == null ? null : (Long) ChronoUnit.YEARS.between(since, report.filedOn());
  }
}
