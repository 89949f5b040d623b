package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.TracedFinding;

class RemediesTest {
  /** Only the alliance can say how it reaches more: no change of the report alone would be true. */
  private static final Set<String> FOR_PEOPLE =
      Set.of(
          "SA105-I-01 \"not above the grant\"",
          "SA108-P-05b \"grows too little\"",
          "DR-11 \"below target\"");

  private final List<String> inVain = new ArrayList<>();
  private final Set<String> withoutRemedy = new TreeSet<>();

  @Test
  void what_a_remedy_says_removes_its_finding() {
    for (Edition edition : SmallAlliance.tried()) {
      Mending mending = new Mending(edition);
      try (EditionEngine engine = SmallAlliance.engine(edition, Evaluator.EXECUTABLE_MODEL)) {
        for (ClauseCase one : SmallAlliance.cases(edition)) {
          ObjectNode report = SmallAlliance.BOOK.report(one);
          List<TracedFinding> findings = trace(engine, report);
          findings.forEach(finding -> mend(engine, mending, one, report, findings, finding));
        }
      }
    }
    assertThat(inVain).isEmpty();
    assertThat(withoutRemedy).containsExactlyInAnyOrderElementsOf(FOR_PEOPLE);
  }

  private void mend(
      EditionEngine engine,
      Mending mending,
      ClauseCase one,
      ObjectNode report,
      List<TracedFinding> before,
      TracedFinding finding) {
    if (mending.changes(finding).isEmpty()) {
      withoutRemedy.add(finding.rule().toString());
      return;
    }
    List<TracedFinding> after = trace(engine, mending.mended(report, finding));
    if (after.stream().anyMatch(left -> left.finding().equals(finding.finding()))
        && count(after, finding) >= count(before, finding)) {
      inVain.add("%s of %s".formatted(finding.rule(), one));
    }
  }

  /** Of a list from which an item is dropped, the next takes its pointer; then numbers tell. */
  private static long count(List<TracedFinding> findings, TracedFinding like) {
    return findings.stream().filter(finding -> finding.rule().equals(like.rule())).count();
  }

  private static List<TracedFinding> trace(EditionEngine engine, ObjectNode report) {
    return engine.trace(SmallAlliance.read(report).report());
  }
}
