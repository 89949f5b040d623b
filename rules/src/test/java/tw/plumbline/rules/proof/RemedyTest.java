package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.cases.Mending;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.TracedFinding;

/** What a remedy says, done to the report, removes its finding, whatever else is wrong there. */
class RemedyTest {
  /** Only the alliance can say how it reaches more: no change of the report alone would be true. */
  private static final Set<String> FOR_PEOPLE =
      Set.of("SA108-P-05b \"grows too little\"", "DR-11 \"below target\"");

  /** How many findings of one report are mended, each alone. */
  private static final int MENDED = 10;

  private static final EditionEngine ENGINE = engine();

  private final Mending mending = new Mending(ENGINE.edition());

  @OverReports
  void a_remedy_removes_its_finding(@ForAll(supplier = Seeds.class) long seed) {
    ObjectNode report = Paper.of(seed).tree();
    List<TracedFinding> findings = new ArrayList<>(trace(report));
    Collections.shuffle(findings, new Random(seed));

    List<String> inVain = new ArrayList<>();
    for (TracedFinding finding : findings.subList(0, Math.min(MENDED, findings.size()))) {
      if (mending.changes(finding).isEmpty()) {
        assertThat(FOR_PEOPLE).contains(finding.rule().toString());
      } else if (found(mending.mended(report, finding)).contains(subject(report, finding))) {
        inVain.add(finding.rule() + " at " + finding.finding().pointer());
      }
    }

    assertThat(inVain).isEmpty();
  }

  private static Set<String> found(ObjectNode report) {
    return trace(report).stream()
        .map(finding -> subject(report, finding))
        .collect(Collectors.toSet());
  }

  /** The rule and what it found something at: an item that moved up is another one. */
  private static String subject(ObjectNode report, TracedFinding finding) {
    String pointer = finding.finding().pointer();
    boolean numbered = pointer.startsWith("/filings/");
    return finding.rule() + " " + (numbered ? pointer : ItemsById.byId(report, pointer));
  }

  private static List<TracedFinding> trace(ObjectNode report) {
    return ENGINE.trace(Paper.read(report).report());
  }

  private static EditionEngine engine() {
    RulebookRef ref =
        Engines.executableModel().editions().stream()
            .filter(one -> one.id().equals("small-alliance-108"))
            .findFirst()
            .orElseThrow();
    Edition edition = Engines.executableModel().edition(ref.id()).orElseThrow();
    return EditionCompiler.compile(edition, ref, Evaluator.EXECUTABLE_MODEL);
  }
}
