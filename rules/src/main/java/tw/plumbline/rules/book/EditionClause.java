package tw.plumbline.rules.book;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;

/**
 * A clause as it is in force in one programme year.
 *
 * @param chapter folder of the station it belongs to
 * @param needs for a clause that no program judges: why, and what one would need
 * @param severity of its check; null where it has none
 * @param unattested where no text of the year says it: when the carried text was last checked
 * @param findings by the name of the rule that concludes them
 * @param reasons by result
 */
public record EditionClause(
    String id,
    String chapter,
    BilingualText title,
    Automation automation,
    @Nullable BilingualText needs,
    @Nullable Severity severity,
    Citation citation,
    @Nullable String unattested,
    Map<String, ParameterValue> parameters,
    @Nullable RuleFile rule,
    Map<String, FindingText> findings,
    Map<String, Template> reasons) {

  /** Whether the clause has a check. */
  public boolean checked() {
    return severity != null;
  }

  /** Whether assessments rest on it: it is checked, or says how others compute and classify. */
  public boolean applied() {
    return checked() || automation == Automation.COMPUTED;
  }

  /** The same clause without the word on why no program judges it. */
  public EditionClause withoutNeeds() {
    return new EditionClause(
        id,
        chapter,
        title,
        automation,
        null,
        severity,
        citation,
        unattested,
        parameters,
        rule,
        findings,
        reasons);
  }

  /** What a finding says. */
  public record FindingText(Template message, Template remedy, List<Change> mend) {}

  /**
   * A change of the report that mends a finding.
   *
   * @param place relative to the finding's pointer, or absolute with a leading slash
   * @param to the new value or {@code $name}; null: what stands there is dropped
   */
  public record Change(String place, @Nullable JsonNode to) {}
}
