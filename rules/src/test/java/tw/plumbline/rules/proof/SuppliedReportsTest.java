package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.rules.supply.SupplyBuilder;

/** Random reports, of which a part is supplied instead of brought. */
class SuppliedReportsTest {
  private static final Set<FigureColumn> COLUMNS =
      EnumSet.complementOf(EnumSet.of(FigureColumn.ORIGINAL_TARGETS, FigureColumn.DECLARED));

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void figures_do_the_same_whether_brought_or_supplied(long seed) {
    Paper report = Paper.of(seed);
    Reading.Accepted without =
        Paper.read(
            report
                .with(tree -> tree.remove(List.of("targets", "previousYear", "phaseOneFinalYear")))
                .tree());
    SupplyBuilder supply = Supply.to(without.report());
    AllianceReport content = Paper.read(report.tree()).report();
    for (FigureColumn column : COLUMNS) {
      Map<String, BigDecimal> figures = column.of(content);
      if (figures != null) {
        supply.figures(column.pointer(), figures, "S1", "d1");
      }
    }

    Assessment brought = report.assess();
    Assessment supplied = Engines.executableModel().assess(without, supply.build());

    assertThat(supplied.checks()).isEqualTo(brought.checks());
    assertThat(supplied.findings()).isEqualTo(brought.findings());
    assertThat(supplied.figures()).isEqualTo(brought.figures());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stored_records_accuse_of_nothing_but_what_they_tell(long seed) {
    Paper report = Paper.of(seed);
    Reading.Accepted without = Paper.read(report.with(SuppliedReportsTest::dropFilings).tree());
    List<FilingRecord> records = Paper.read(report.tree()).report().filings();
    SupplyBuilder supply = Supply.to(without.report());
    (records == null ? List.<FilingRecord>of() : records)
        .forEach(record -> supply.filing(record, "S1", "d1"));

    Set<Finding> before = violations(Engines.executableModel().assess(without));
    Set<Finding> after = violations(Engines.executableModel().assess(without, supply.build()));
    after.removeAll(before);

    assertThat(after).extracting(Finding::pointer).allMatch(at -> at.matches("/filings/[0-9]+"));
  }

  private static void dropFilings(ObjectNode report) {
    report.remove("filings");
  }

  private static Set<Finding> violations(Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> finding.severity() == Severity.VIOLATION)
        .collect(Collectors.toSet());
  }
}
