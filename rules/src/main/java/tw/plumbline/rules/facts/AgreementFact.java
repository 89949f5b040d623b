package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Agreement;

/**
 * An agreement of the generic facts.
 *
 * @param roles who does what, as one text: each role with the kinds of its parties, both in the
 *     order of the alphabet, {@code POSES:ALLIANCE SOLVES:ACADEMIA+RESEARCH}; null where the
 *     parties are not given
 */
public record AgreementFact(
    ReportFact report, String pointer, Agreement content, @Nullable String roles) implements Fact {
  @Override
  public String label() {
    return Spans.label(content.title(), content.id());
  }

  public String id() {
    return content.id();
  }

  public String kind() {
    return content.kind();
  }

  public @Nullable String owner() {
    return content.owner();
  }

  public @Nullable String payer() {
    return content.payer();
  }

  public @Nullable LocalDate startsOn() {
    return content.startsOn();
  }

  public @Nullable LocalDate endsOn() {
    return content.endsOn();
  }

  /** Whole months from the first day to the last, a begun one left out. */
  public @Nullable Long fullMonths() {
    return Spans.fullMonths(startsOn(), Spans.next(endsOn()));
  }

  /** Months from the first day to the last, a begun one counted. */
  public @Nullable Long begunMonths() {
    return Spans.begunMonths(startsOn(), Spans.next(endsOn()));
  }

  /** In all. */
  public @Nullable BigDecimal amount() {
    return Spans.value(content.amount());
  }

  /** Of one year. */
  public @Nullable BigDecimal yearly() {
    return Spans.value(content.yearly());
  }

  /** Of the amount, or of that of one year. */
  public @Nullable String currency() {
    return Spans.currency(content.amount() == null ? content.yearly() : content.amount());
  }

  /** m². */
  public @Nullable BigDecimal area() {
    return Spans.plain(content.area());
  }

  /** m² times begun months. */
  public @Nullable BigDecimal areaMonths() {
    BigDecimal area = area();
    Long months = begunMonths();
    return area == null || months == null
        ? null
        : Spans.plain(area.multiply(BigDecimal.valueOf(months)));
  }

  /** The amount for each m², rounded half-up to 4 places. */
  public @Nullable BigDecimal amountPerArea() {
    return Spans.quotient(amount(), area());
  }

  public @Nullable String status() {
    return content.status();
  }

  public boolean termsGiven() {
    return content.terms() != null;
  }

  /** Codes of what was agreed. */
  public @Nullable List<String> terms() {
    return content.terms();
  }
}
