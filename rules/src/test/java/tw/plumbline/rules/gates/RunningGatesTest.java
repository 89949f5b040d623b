package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Reading;

/** Gates for which rules are guarded, compiled and run. */
class RunningGatesTest {
  private static final String COUNT_DATE = "members/m-05-agreement-runs-through-the-count-date/";
  private static final String FIRST_KPI = "forms/d-07-first-kpi-by-october/";

  private final Draft draft = new Draft();

  @Test
  void the_guard_names_file_line_and_clause() {
    draft.change(FIRST_KPI + "rule.drl", "  applies();", "  System.exit(1);");

    GateReport report = draft.at(Gate.GUARD);

    assertThat(report.passed()).isFalse();
    assertThat(report.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(FIRST_KPI + "rule.drl");
              assertThat(fault.line()).isEqualTo(draft.line(FIRST_KPI + "rule.drl", "System"));
              assertThat(fault.clause()).isEqualTo("SA108-D-07");
            });
  }

  @Test
  void a_rule_without_words_is_named() {
    draft.change(FIRST_KPI + "rule.drl", "rule \"filed late\"", "rule \"filed too late\"");

    assertThat(draft.faults(Gate.GUARD))
        .anySatisfy(fault -> assertThat(fault).contains("`filed too late` has no words"));
  }

  @Test
  void a_case_that_fails_says_what_was_expected_and_what_came() {
    draft.change(FIRST_KPI + "rule.yaml", "value: 2019-10-31", "value: 2019-10-30");

    GateReport report = draft.at(Gate.CASES);

    assertThat(report.passed()).isFalse();
    assertThat(report.summary().en()).isEqualTo(report.faults().size() + " faults");
    assertThat(report.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(FIRST_KPI + "cases.yaml");
              assertThat(fault.line())
                  .isEqualTo(
                      draft.line(
                          FIRST_KPI + "cases.yaml", "on the first instant of its last day is"));
              assertThat(fault.clause()).isEqualTo("SA108-D-07");
              assertThat(fault.message().en())
                  .contains("`SA108-D-07` should be `MET`, but is `NOT_MET`");
              assertThat(fault.message().zhTw()).contains("應為 `MET`，實為 `NOT_MET`");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"CASES", "AGREEMENT"})
  void a_case_of_a_year_without_an_edition_was_never_run(Gate gate) {
    draft.change("programme.yaml", "carried:\n  to: 120", "carried:\n  to: 108");

    assertThat(draft.faults(gate))
        .anySatisfy(fault -> assertThat(fault).contains("there is no edition for its year 109"));
  }

  @Test
  void engines_that_say_otherwise_do_not_agree() {
    Rulebook one = Rulebook.read(Draft.BASE);
    Rulebook other =
        Rulebook.read(draft.change(COUNT_DATE + "rule.yaml", "不予認計。\"", "不認計。\"").files());
    CaseDesk desk = new CaseDesk(other, one);
    ClauseCase broken =
        desk.byYear().getOrDefault(108, List.of()).stream()
            .filter(each -> each.clause().equals("SA108-M-05"))
            .filter(each -> !each.expected().findings().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(desk.read(broken)).isInstanceOf(Reading.Accepted.class);
    try (EditionEngine modelled = engine(one, Evaluator.EXECUTABLE_MODEL);
        EditionEngine interpreted = engine(one, Evaluator.MVEL);
        EditionEngine different = engine(other, Evaluator.MVEL)) {
      Reading.Accepted report = (Reading.Accepted) desk.read(broken);

      assertThat(AgreementGate.agree(report, modelled, interpreted)).isTrue();
      assertThat(AgreementGate.agree(report, modelled, different)).isFalse();
    }
  }

  private static EditionEngine engine(Rulebook rulebook, Evaluator evaluator) {
    return new CaseDesk(rulebook, rulebook)
        .engine(
            java.util.Objects.requireNonNull(rulebook.editions().get(108)), evaluator, "sha256:x");
  }

  @Test
  void edits_that_no_case_notices_are_named_at_their_place() {
    draft.put(
        FIRST_KPI + "cases.yaml",
        """
        formatVersion: 1
        clause: SA108-D-07
        cases:
          - name: a first KPI filing some days before is in time
            base: first-kpi
            change: []
            expect:
              status: MET
              findings: []
        """);

    GateReport report = draft.at(Gate.MUTATION);

    assertThat(report.passed()).isFalse();
    assertThat(report.faults())
        .allSatisfy(fault -> assertThat(fault.clause()).isEqualTo("SA108-D-07"))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(FIRST_KPI + "rule.drl");
              assertThat(fault.line()).isEqualTo(17);
              assertThat(fault.message().en()).contains("on > $deadline -> on >= $deadline");
            });
    assertThat(Gates.of(Draft.BASE, draft.files()).requiring(0.1).run(Gate.MUTATION).passed())
        .isTrue();
  }

  @Test
  void what_changed_well_is_noticed() {
    draft.change(
        FIRST_KPI + "rule.yaml", "en: Bring the records of", "en: Please bring records of");

    GateReport report = draft.at(Gate.MUTATION);

    assertThat(report.passed()).isTrue();
    assertThat(report.summary().en()).contains("wrong edits the cases notice");
  }

  @Test
  void wrong_edits_are_not_tried_while_a_case_fails() {
    draft.change(FIRST_KPI + "rule.yaml", "value: 2019-10-31", "value: 2019-10-30");

    GateReport report = draft.at(Gate.MUTATION);

    assertThat(report.passed()).isFalse();
    assertThat(report.summary().en()).contains("Not all cases pass");
  }

  @ParameterizedTest
  @EnumSource(names = {"AGREEMENT", "CASES", "MUTATION"})
  void progress_goes_to_its_end(Gate gate) {
    draft.change(
        FIRST_KPI + "rule.yaml", "en: Bring the records of", "en: Please bring records of");
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<Integer> ends = Collections.synchronizedList(new ArrayList<>());

    Gates.of(Draft.BASE, draft.files())
        .watched(
            (of, done, all) -> {
              assertThat(of).isEqualTo(gate);
              seen.add(done);
              ends.add(all);
            })
        .run(gate);

    assertThat(ends).isNotEmpty().containsOnly(Collections.max(seen));
  }

  @ParameterizedTest
  @EnumSource(names = {"AGREEMENT", "CASES", "MUTATION"})
  void an_interrupted_gate_ends(Gate gate) {
    draft.change(
        FIRST_KPI + "rule.yaml", "en: Bring the records of", "en: Please bring records of");
    Thread gatekeeper = Thread.currentThread();
    AtomicBoolean asked = new AtomicBoolean();
    Gates gates =
        Gates.of(Draft.BASE, draft.files())
            .watched(
                (of, done, all) -> {
                  if (asked.compareAndSet(false, true)) {
                    gatekeeper.interrupt();
                  }
                });

    assertThatThrownBy(() -> gates.run(gate)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
