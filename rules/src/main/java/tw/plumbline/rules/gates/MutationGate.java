package tw.plumbline.rules.gates;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.mutation.Equivalents;
import tw.plumbline.rules.mutation.FailingCaseException;
import tw.plumbline.rules.mutation.Mutant;
import tw.plumbline.rules.mutation.MutationReport;
import tw.plumbline.rules.mutation.MutationRun;

/**
 * Wrong edits of what changed are noticed by some case. What changed: clauses of which a file
 * differs from the base's, or of which a case begins with a report that does; and stations, tables
 * of rows and the programme's page, if they differ.
 *
 * <p>Edits that are known to be beyond any report are not tried wherever the line that they change
 * still stands as it was when they were; a full run tries them too. What else is not done twice,
 * and why nothing is missed by it, stands with the workshop of the mutation run: a year whose
 * edition the edit leaves as it is, a rule file that the guard has seen, rules that were compiled.
 */
final class MutationGate {
  private final Side base;
  private final Side draft;
  private final Rulebook rulebook;
  private final Equivalents equivalents;
  private final double least;
  private final Progress progress;

  MutationGate(
      Side base,
      Side draft,
      Rulebook rulebook,
      Equivalents equivalents,
      double least,
      Progress progress) {
    this.base = base;
    this.draft = draft;
    this.rulebook = rulebook;
    this.equivalents = equivalents;
    this.least = least;
    this.progress = progress;
  }

  GateReport report() {
    Set<String> files = changed(base.files(), draft.files());
    Set<String> clauses = clauses(files);
    try {
      MutationReport report =
          MutationRun.of(rulebook)
              .where(mutant -> isConcerned(mutant, clauses, files))
              .in(file -> isConcerned(file, clauses, files))
              .trusting(equivalents)
              .watched((done, all) -> progress.at(Gate.MUTATION, done, all))
              .run();
      return report(report);
    } catch (FailingCaseException failing) {
      return GateReport.failed(
          Gate.MUTATION,
          "案例尚未全部通過，無從嘗試錯誤改動：" + failing.failingCase(),
          "Not all cases pass, so wrong edits cannot be tried: " + failing.failingCase(),
          List.of());
    }
  }

  private GateReport report(MutationReport report) {
    MutationReport.Tally tally = report.tally();
    int noticed = tally.killed() + tally.refused();
    int noticeable = tally.all() - tally.equivalent();
    String score = String.format(Locale.ROOT, "%.1f %%", 100 * tally.score());
    BilingualText summary =
        tally.all() == 0
            ? new BilingualText("沒有須嘗試之改動", "Nothing changed that could be edited wrongly")
            : new BilingualText(
                "%d 個錯誤改動中案例察覺 %d 個（%s，至少 %.0f %%）；另 %d 個無從察覺"
                    .formatted(noticeable, noticed, score, 100 * least, tally.equivalent()),
                "Of %d wrong edits the cases notice %d (%s, at least %.0f %%); %d more are beyond any report"
                    .formatted(noticeable, noticed, score, 100 * least, tally.equivalent()));
    List<GateFault> survivors =
        report.survivors().stream().map(outcome -> fault(outcome.mutant())).toList();
    return new GateReport(
        Gate.MUTATION,
        tally.score() >= least,
        summary,
        survivors.subList(0, Math.min(survivors.size(), GateReport.MOST_FAULTS)));
  }

  private static GateFault fault(Mutant mutant) {
    return new GateFault(
        mutant.file(),
        mutant.line(),
        mutant.clause(),
        new BilingualText(
            "沒有案例察覺此錯誤改動：" + mutant.change(),
            "no case notices this wrong edit: " + mutant.change()));
  }

  private static boolean isConcerned(Mutant mutant, Set<String> clauses, Set<String> files) {
    return clauses.contains(mutant.clause()) || files.contains(mutant.file());
  }

  /** Stations hold tests of any clause; their tables follow them. */
  private boolean isConcerned(String file, Set<String> clauses, Set<String> files) {
    String clause = draft.pages().clause(file);
    return file.endsWith("/station.yaml")
        || files.contains(file)
        || (clause != null && clauses.contains(clause));
  }

  private Set<String> clauses(Set<String> files) {
    Set<String> clauses = new TreeSet<>();
    for (String file : files) {
      String clause = file.endsWith("README.md") ? null : draft.pages().clause(file);
      if (clause != null) {
        clauses.add(clause);
      }
    }
    for (ClauseCase one : CaseBook.read(rulebook).cases()) {
      if (files.contains("cases/" + one.base() + ".json")) {
        clauses.add(one.clause());
      }
    }
    return clauses;
  }

  /** Files that are other than in the base, new or gone. */
  static Set<String> changed(RulebookFiles base, RulebookFiles draft) {
    Set<String> changed = new TreeSet<>(base.paths());
    changed.addAll(draft.paths());
    changed.removeIf(path -> Arrays.equals(base.bytes(path), draft.bytes(path)));
    return changed;
  }
}
