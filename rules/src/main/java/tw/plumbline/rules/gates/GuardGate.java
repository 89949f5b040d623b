package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.guard.RuleFile;

/** Every rule file, with the parameters of every year, is of the closed language. */
final class GuardGate {
  private final Rulebook draft;
  private final Pages pages;

  GuardGate(Rulebook draft, Pages pages) {
    this.draft = draft;
    this.pages = pages;
  }

  GateReport report() {
    Set<GateFault> faults = new LinkedHashSet<>();
    Set<String> files = new TreeSet<>();
    for (Edition edition : draft.editions().values()) {
      Stop.ifAsked();
      for (EditionClause clause : edition.clauses().values()) {
        RuleFile rule = clause.rule();
        if (rule != null) {
          files.add(rule.path());
        }
      }
      faults.addAll(faults(edition));
    }
    return GateReport.of(
        Gate.GUARD,
        new ArrayList<>(faults),
        "%d 個規則檔皆通過".formatted(files.size()),
        "All %d rule files pass".formatted(files.size()));
  }

  private List<GateFault> faults(Edition edition) {
    try {
      EditionCompiler.guarded(edition);
      return List.of();
    } catch (RulebookException refused) {
      return refused.faults().stream()
          .map(fault -> GateFault.of(fault, pages.clause(fault.file())))
          .toList();
    }
  }
}
