package tw.plumbline.model.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who leads a plan, and what qualifies for it.
 *
 * @param qualification on what the qualification rests
 * @param publicEmployer whether the employer is a public one
 * @param paidMonthly whether the post is paid by the month
 * @param published in noted journals, or a monograph of patents and techniques
 * @param affiliatedHospital whether the work is in a university's affiliated hospital
 * @param outstandingResearchAwards how many the ministry gave
 * @param institutionSupports whether the institution's letter promises space, equipment and
 *     administration
 * @param facultyApproved whether the faculty's committees approved of the employment
 * @param throughOriginalEmployer whether a seconded person applies through the original employer
 * @param cooperationProjectsLed how many cooperation projects the person has led
 */
public record Investigator(
    String id,
    InvestigatorRole role,
    @Nullable Employment employment,
    @Nullable Employer employer,
    @Nullable Qualification qualification,
    @Nullable Boolean publicEmployer,
    @Nullable Boolean fullTime,
    @Nullable Boolean paidMonthly,
    @Nullable Rank rank,
    @Nullable Degree degree,
    @Nullable LocalDate lecturerSince,
    @Nullable LocalDate attendingPhysicianSince,
    @Nullable LocalDate researchSince,
    @Nullable Boolean published,
    @Nullable Boolean affiliatedHospital,
    @Nullable List<Honour> honours,
    @Nullable Integer outstandingResearchAwards,
    @Nullable Boolean institutionSupports,
    @Nullable Boolean facultyApproved,
    @Nullable ScarceField scarceField,
    @Nullable Secondment secondedTo,
    @Nullable Boolean throughOriginalEmployer,
    @Nullable Integer cooperationProjectsLed) {
  public Investigator {
    honours = AllianceReport.copy(honours);
  }
}
