package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Measure;

/** A count, share or ratio of the generic facts. */
public record MeasureFact(ReportFact report, String pointer, Measure content) implements Fact {
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

  public @Nullable BigDecimal value() {
    return Spans.plain(content.value());
  }

  public @Nullable BigDecimal weight() {
    return Spans.plain(content.weight());
  }

  public @Nullable String group() {
    return content.group();
  }

  public @Nullable String period() {
    return content.period();
  }

  public @Nullable String party() {
    return content.party();
  }

  public @Nullable String agreement() {
    return content.agreement();
  }

  /** The party and the period together; null where either is unknown. */
  public @Nullable String partyInPeriod() {
    return Spans.both(party(), period());
  }
}
