package tw.plumbline.rules.waiver;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;

/** Puts granted waivers on the breaches of an assessment. */
public final class Waivers {
  /** Of several that fit, the one that holds longest names itself. */
  private static final Comparator<GrantedWaiver> FIRST =
      Comparator.comparing(GrantedWaiver::until).reversed().thenComparing(GrantedWaiver::id);

  private Waivers() {}

  /**
   * The same assessment with its breaches waived as far as they are covered; whatever the order of
   * the waivers, the same.
   *
   * @param day on which the report was received, in the programme's zone
   */
  public static Assessment applied(
      Assessment assessment, Collection<GrantedWaiver> waivers, LocalDate day) {
    List<GrantedWaiver> inForce =
        waivers.stream().filter(one -> one.covers(assessment, day)).sorted(FIRST).toList();
    return inForce.isEmpty()
        ? assessment
        : assessment.waived(
            assessment.findings().stream().map(found -> waived(found, inForce)).toList());
  }

  private static Finding waived(Finding finding, List<GrantedWaiver> inForce) {
    return inForce.stream()
        .filter(one -> one.scope().covers(finding))
        .findFirst()
        .map(one -> finding.withWaiver(one.named()))
        .orElse(finding);
  }
}
