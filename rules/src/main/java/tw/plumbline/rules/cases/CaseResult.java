package tw.plumbline.rules.cases;

import java.util.List;
import tw.plumbline.model.text.BilingualText;

/**
 * What came of a case.
 *
 * @param differences between what must be answered and what was; none if the case passed
 */
public record CaseResult(ClauseCase about, List<BilingualText> differences) {
  public CaseResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(about.toString());
    differences.forEach(difference -> text.append("\n  ").append(difference.en()));
    return text.toString();
  }
}
