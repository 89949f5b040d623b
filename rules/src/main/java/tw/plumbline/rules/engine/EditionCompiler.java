package tw.plumbline.rules.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.compile.ClauseRules;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.compile.RuleCompiler;
import tw.plumbline.rules.guard.Guard;
import tw.plumbline.rules.guard.GuardedRule;
import tw.plumbline.rules.guard.GuardedRules;
import tw.plumbline.rules.guard.Objection;
import tw.plumbline.rules.guard.RuleFile;
import tw.plumbline.rules.guard.Verdict;

/** Makes an engine of an edition: its rule files are guarded, then compiled. */
public final class EditionCompiler {
  /** Conclusions that find nothing. */
  private static final Set<String> SILENT = Set.of("applies", "notYetDue", "belongs");

  private EditionCompiler() {}

  /**
   * @throws RulebookException naming everything that the guard refuses, and every rule without
   *     words; nothing is compiled then
   * @throws tw.plumbline.rules.compile.CompilationException if Drools refuses a rule
   */
  public static EditionEngine compile(Edition edition, RulebookRef ref, Evaluator evaluator) {
    return new EditionEngine(edition, ref, RuleCompiler.compile(guarded(edition), evaluator));
  }

  /** The edition's rules as the guard passed them. */
  public static List<ClauseRules> guarded(Edition edition) {
    Guard guard = new Guard();
    List<BookFault> faults = new ArrayList<>();
    List<ClauseRules> clauses = new ArrayList<>();
    for (EditionClause clause : edition.clauses().values()) {
      RuleFile file = clause.rule();
      if (file != null) {
        Verdict verdict = guard.read(file, clause.parameters());
        if (verdict instanceof Verdict.Passed passed) {
          words(clause, file, passed.rules(), faults);
          clauses.add(new ClauseRules(clause.id(), passed.rules(), clause.parameters()));
        } else if (verdict instanceof Verdict.Refused refused) {
          refused.objections().forEach(objection -> faults.add(fault(objection)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new RulebookException(faults);
    }
    return clauses;
  }

  /** A rule that finds something has words for it, and all words have their rule. */
  private static void words(
      EditionClause clause, RuleFile file, GuardedRules rules, List<BookFault> faults) {
    Set<String> unused = new HashSet<>(clause.findings().keySet());
    for (GuardedRule rule : rules.rules()) {
      String name = rule.name();
      if (!SILENT.contains(rule.conclusion().method().getName()) && !unused.remove(name)) {
        faults.add(
            new BookFault(
                file.path(),
                rule.line(),
                new BilingualText(
                    "規則 `%s` 在 rule.yaml 的 findings 沒有文字".formatted(name),
                    "rule `%s` has no words under `findings` in rule.yaml".formatted(name))));
      }
    }
    for (String name : unused) {
      faults.add(
          new BookFault(
              file.path(),
              1,
              new BilingualText(
                  "findings 的 `%s` 沒有同名規則".formatted(name),
                  "`findings` speaks of `%s`, which is no rule of this file".formatted(name))));
    }
  }

  private static BookFault fault(Objection objection) {
    return new BookFault(objection.path(), objection.line(), objection.message());
  }
}
