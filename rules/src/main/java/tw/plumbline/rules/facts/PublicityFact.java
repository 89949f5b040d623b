package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Publicity;

/** A published text. */
public record PublicityFact(ReportFact report, String pointer, Publicity content) implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public boolean namesMinistry() {
    return content.namesMinistry();
  }

  public LocalDate publishedOn() {
    return content.publishedOn();
  }

  public @Nullable LocalDate consentOn() {
    return content.consentOn();
  }
}
