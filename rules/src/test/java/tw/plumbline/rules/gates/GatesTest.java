package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.plumbline.rules.book.RulebookFiles;

class GatesTest {
  @ParameterizedTest
  @EnumSource(Gate.class)
  void what_nobody_changed_passes(Gate gate) {
    GateReport report = new Draft().at(gate);

    assertThat(report.faults()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.gate()).isEqualTo(gate);
  }

  @Test
  void the_other_programmes_pass_as_they_are() {
    for (RulebookFiles files : RulebookFiles.under(Path.of("rulebook"))) {
      if (!files.programme().equals("small-alliance")) {
        assertThat(Gates.of(files, files).all())
            .as(files.programme())
            .allSatisfy(report -> assertThat(report.faults()).isEmpty())
            .allSatisfy(report -> assertThat(report.passed()).isTrue());
      }
    }
  }

  @Test
  void a_draft_that_cannot_be_read_passes_no_gate() {
    Draft draft = new Draft().put("programme.yaml", "formatVersion: 1\n");

    for (Gate gate : Gate.values()) {
      assertThat(draft.at(gate).passed()).as(gate.name()).isFalse();
    }
    assertThat(draft.faults(Gate.COMPLETENESS))
        .anySatisfy(fault -> assertThat(fault).startsWith("programme.yaml:1:"));
    assertThat(draft.at(Gate.CASES).summary().zhTw()).contains("內容完備");
  }

  @Test
  void a_base_that_cannot_be_read_is_named() {
    RulebookFiles broken = Draft.BASE.without("programme.yaml");

    GateReport report = Gates.of(broken, Draft.BASE).run(Gate.CLAUSES);

    assertThat(report.passed()).isFalse();
    assertThat(report.faults()).extracting(GateFault::file).isEqualTo(List.of("programme.yaml"));
  }
}
