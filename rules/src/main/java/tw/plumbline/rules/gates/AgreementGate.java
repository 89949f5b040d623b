package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.compile.CompilationException;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;

/**
 * Editions that the draft touches compile in both ways, and both assess every case's report to the
 * same bytes. The first report that cannot be assessed ends the gate, so that rules which never end
 * cost one bound and not one for each case.
 */
final class AgreementGate {
  private final @Nullable Rulebook base;
  private final Rulebook draft;
  private final Progress progress;
  private final Set<GateFault> faults = new LinkedHashSet<>();
  private boolean ended;
  private int done;

  AgreementGate(@Nullable Rulebook base, Rulebook draft, Progress progress) {
    this.base = base;
    this.draft = draft;
    this.progress = progress;
  }

  GateReport report() {
    CaseDesk desk = new CaseDesk(base, draft);
    Set<Integer> years = new TreeSet<>(desk.affected());
    years.addAll(desk.byYear().keySet());
    for (int year : years) {
      year(desk, year, desk.byYear().getOrDefault(year, List.of()));
    }
    return GateReport.of(
        Gate.AGREEMENT,
        new ArrayList<>(faults),
        "%d 個年度皆可編譯，兩引擎對 %d 個案例結果一致".formatted(years.size(), desk.count()),
        "%d years compile, and both engines agree on %d cases"
            .formatted(years.size(), desk.count()));
  }

  private void year(CaseDesk desk, int year, List<ClauseCase> cases) {
    Edition edition = draft.editions().get(year);
    if (edition == null) {
      cases.forEach(one -> faults.add(CaseDesk.noEdition(one, year)));
      return;
    }
    if (ended) {
      return;
    }
    try (EditionEngine one = desk.engine(edition, Evaluator.EXECUTABLE_MODEL);
        EditionEngine other = desk.engine(edition, Evaluator.MVEL)) {
      for (ClauseCase each : cases) {
        Stop.ifAsked();
        if (!ended && desk.read(each) instanceof Reading.Accepted report) {
          compare(each, report, one, other);
        }
        done++;
        progress.at(Gate.AGREEMENT, done, desk.count());
      }
    } catch (CompilationException refused) {
      for (CompilationException.CompileError error : refused.errors()) {
        faults.add(
            new GateFault(
                error.file(),
                error.line(),
                error.clause().isEmpty() ? null : error.clause(),
                new BilingualText(
                    "無法編譯：" + error.message(), "does not compile: " + error.message())));
      }
    }
  }

  private void compare(
      ClauseCase each, Reading.Accepted report, EditionEngine one, EditionEngine other) {
    try {
      if (!agree(report, one, other)) {
        faults.add(CaseDesk.fault(each, "兩引擎結果不一致", "the engines do not agree"));
      }
    } catch (EvaluationException failed) {
      ended = true;
      String why = String.valueOf(failed.getMessage());
      faults.add(CaseDesk.fault(each, "無法檢核：" + why, "cannot be assessed: " + why));
    }
  }

  /** Whether both engines assess the report to the same bytes. */
  static boolean agree(Reading.Accepted report, EditionEngine one, EditionEngine other) {
    AssessmentWriter writer = new AssessmentWriter();
    return Arrays.equals(
        writer.write(one.assess(report.report(), report.digest())),
        writer.write(other.assess(report.report(), report.digest())));
  }
}
