package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.IncomeForm;
import tw.plumbline.model.report.IncomeKind;

/** An income line. */
public record IncomeFact(ReportFact report, String pointer, Income content, Counterpart payer)
    implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public IncomeKind kind() {
    return content.kind();
  }

  public IncomeForm form() {
    return content.form();
  }

  /** 元. */
  public long amount() {
    return content.amount();
  }

  public LocalDate receivedOn() {
    return content.receivedOn();
  }

  public boolean freelyUsable() {
    return content.freelyUsable();
  }

  public boolean payerGiven() {
    return payer.given();
  }

  /** A member is named as payer, but the report brings no list of members. */
  public boolean payerUnlisted() {
    return payer.unlisted();
  }

  public boolean payerIsMember() {
    return payer.member() != null;
  }

  /** The row in which the payer belongs. */
  public @Nullable String payerRow() {
    return payer.row();
  }

  /** Day on which the report was filed. */
  public LocalDate filedOn() {
    return report.sentOn();
  }
}
