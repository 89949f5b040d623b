package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.BudgetCategory;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.BudgetPurpose;

/** A budget item. */
public record BudgetFact(ReportFact report, String pointer, BudgetItem content) implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public BudgetCategory category() {
    return content.category();
  }

  public @Nullable Long phase() {
    return report.phase();
  }

  public String categoryName() {
    return content.category().name();
  }

  /** 元. */
  public long amount() {
    return content.amount();
  }

  public @Nullable BudgetPurpose purpose() {
    return content.purpose();
  }

  public @Nullable BudgetCategory movedTo() {
    return content.movedTo();
  }

  public @Nullable LocalDate movedOn() {
    return content.movedOn();
  }

  public @Nullable LocalDate consentOn() {
    return content.consentOn();
  }
}
