package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Party;

/** A party of the generic facts. */
public record PartyFact(ReportFact report, String pointer, Party content) implements Fact {
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

  public @Nullable String sector() {
    return content.sector();
  }

  public @Nullable String size() {
    return content.size();
  }

  public @Nullable String region() {
    return content.region();
  }

  /** Of a year. */
  public @Nullable BigDecimal turnover() {
    return Spans.value(content.turnover());
  }

  /** That it pays for a year. */
  public @Nullable BigDecimal fee() {
    return Spans.value(content.fee());
  }

  /** Of the fee. */
  public @Nullable String currency() {
    return Spans.currency(content.fee());
  }

  public @Nullable String coordinator() {
    return content.coordinator();
  }
}
