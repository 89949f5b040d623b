package tw.plumbline.rules.facts;

import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Duty;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.StaffRole;

/** One of the staff. */
public record StaffFact(ReportFact report, String pointer, Staff content) implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public StaffRole role() {
    return content.role();
  }

  public @Nullable Boolean fullTime() {
    return content.fullTime();
  }

  public @Nullable Duty duty() {
    return content.duty();
  }

  /** 元 a month. */
  public @Nullable Long monthlyPay() {
    return content.monthlyPay();
  }

  /** Whether the person has worked in industry. */
  public @Nullable Boolean industryExperience() {
    return content.industryExperience();
  }
}
