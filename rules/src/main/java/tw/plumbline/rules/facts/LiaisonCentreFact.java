package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.LiaisonCentre;

/** The industrial liaison centre (產業聯絡中心), where the report tells of it. */
public record LiaisonCentreFact(ReportFact report, LiaisonCentre content) implements Fact {
  @Override
  public String pointer() {
    return "/liaisonCentre";
  }

  @Override
  public String label() {
    return "liaisonCentre";
  }

  /** Whether there is one. */
  public boolean founded() {
    return content.exists();
  }

  /** Share of the cooperation that is set aside for it, 0 to 1. */
  public @Nullable BigDecimal shareOfCooperation() {
    return Spans.plain(content.shareOfCooperation());
  }

  public @Nullable Boolean membershipScheme() {
    return content.membershipScheme();
  }

  public @Nullable Boolean personnelRules() {
    return content.personnelRules();
  }

  public @Nullable Integer leadUniversities() {
    return content.leadUniversities();
  }
}
