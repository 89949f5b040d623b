package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Amount;

/** An amount of the generic facts. */
public record AmountFact(ReportFact report, String pointer, Amount content) implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public String id() {
    return content.id();
  }

  public String kind() {
    return content.kind();
  }

  public BigDecimal amount() {
    return content.amount().value().stripTrailingZeros();
  }

  public String currency() {
    return content.amount().currency();
  }

  public @Nullable LocalDate on() {
    return content.on();
  }

  public @Nullable String period() {
    return content.period();
  }

  public @Nullable String purpose() {
    return content.purpose();
  }

  public @Nullable String status() {
    return content.status();
  }

  public @Nullable String party() {
    return content.party();
  }

  public @Nullable String agreement() {
    return content.agreement();
  }

  /** The agreement and the period together; null where either is unknown. */
  public @Nullable String agreementInPeriod() {
    return Spans.both(agreement(), period());
  }
}
