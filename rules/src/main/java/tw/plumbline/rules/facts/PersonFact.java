package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Person;

/** A person of the generic facts. */
public record PersonFact(ReportFact report, String pointer, Person content) implements Fact {
  @Override
  public String label() {
    return Spans.label(content.name(), content.id());
  }

  public String id() {
    return content.id();
  }

  public String kind() {
    return content.kind();
  }

  /** Id of the party. */
  public @Nullable String employer() {
    return content.employer();
  }

  /** Id of the party. */
  public @Nullable String placedAt() {
    return content.placedAt();
  }

  /** Whether the person works at the employer's own place; null where either is unknown. */
  public @Nullable Boolean placedAtEmployer() {
    String placedAt = content.placedAt();
    return placedAt == null || content.employer() == null
        ? null
        : placedAt.equals(content.employer());
  }

  public @Nullable String agreement() {
    return content.agreement();
  }

  /** Id of the person. */
  public @Nullable String supervisor() {
    return content.supervisor();
  }

  public @Nullable String qualification() {
    return content.qualification();
  }

  public @Nullable BigDecimal level() {
    return Spans.plain(content.level());
  }

  public @Nullable LocalDate qualifiedOn() {
    return content.qualifiedOn();
  }

  public @Nullable LocalDate startsOn() {
    return content.startsOn();
  }

  /** Months from the qualification to the start, a begun one counted. */
  public @Nullable Long begunMonthsSinceQualified() {
    return Spans.begunMonths(qualifiedOn(), startsOn());
  }

  public @Nullable String group() {
    return content.group();
  }

  public @Nullable BigDecimal workShare() {
    return Spans.plain(content.workShare());
  }

  /** For the whole work. */
  public @Nullable BigDecimal salary() {
    return Spans.value(content.salary());
  }

  public @Nullable BigDecimal pay() {
    return Spans.value(content.pay());
  }

  /** Of the pay. */
  public @Nullable String currency() {
    return Spans.currency(content.pay());
  }

  /** The salary times the share of the work, exact. */
  public @Nullable BigDecimal payDue() {
    BigDecimal salary = salary();
    BigDecimal share = workShare();
    return salary == null || share == null ? null : Spans.plain(salary.multiply(share));
  }

  /** How far the pay is from what is due, either way. */
  public @Nullable BigDecimal payGap() {
    BigDecimal pay = pay();
    BigDecimal due = payDue();
    return pay == null || due == null ? null : Spans.plain(pay.subtract(due).abs());
  }
}
