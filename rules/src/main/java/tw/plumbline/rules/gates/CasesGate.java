package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseResult;
import tw.plumbline.rules.cases.CaseRunner;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;

/** Every case is answered as it says. */
final class CasesGate {
  private final @Nullable Rulebook base;
  private final Rulebook draft;
  private final Progress progress;
  private final List<GateFault> faults = new ArrayList<>();
  private int done;

  CasesGate(@Nullable Rulebook base, Rulebook draft, Progress progress) {
    this.base = base;
    this.draft = draft;
    this.progress = progress;
  }

  GateReport report() {
    CaseDesk desk = new CaseDesk(base, draft);
    desk.byYear().forEach((year, cases) -> year(desk, year, cases));
    return GateReport.of(
        Gate.CASES,
        faults,
        "%d 個案例全部通過，另有 %d 個未受影響".formatted(desk.count(), desk.same()),
        "All %d cases pass; %d others are not touched".formatted(desk.count(), desk.same()));
  }

  private void year(CaseDesk desk, int year, List<ClauseCase> cases) {
    Edition edition = draft.editions().get(year);
    if (edition == null) {
      cases.forEach(one -> faults.add(CaseDesk.noEdition(one, year)));
      return;
    }
    try (EditionEngine engine = desk.engine(edition, Evaluator.EXECUTABLE_MODEL)) {
      CaseRunner runner = desk.runner(engine);
      for (ClauseCase one : cases) {
        Stop.ifAsked();
        CaseResult result = runner.run(one);
        if (!result.passed()) {
          faults.add(
              CaseDesk.fault(
                  one,
                  result.differences().stream()
                      .map(each -> each.zhTw())
                      .collect(Collectors.joining("；")),
                  result.differences().stream()
                      .map(each -> each.en())
                      .collect(Collectors.joining("; "))));
        }
        done++;
        progress.at(Gate.CASES, done, desk.count());
      }
    }
  }
}
