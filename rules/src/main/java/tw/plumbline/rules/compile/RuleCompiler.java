package tw.plumbline.rules.compile;

import java.util.ArrayList;
import java.util.List;
import tw.plumbline.rules.compile.CompilationException.CompileError;
import tw.plumbline.rules.guard.GuardedRule;

/** Compiles guarded rules with Drools. Works on any thread. */
public final class RuleCompiler {
  private RuleCompiler() {}

  /**
   * Compiles the rules of these clauses; their numbers follow the order of the clauses.
   *
   * @throws CompilationException naming every error with its place
   */
  public static CompiledRules compile(List<ClauseRules> clauses, Evaluator evaluator) {
    List<NumberedRule> rules = new ArrayList<>();
    List<ConclusionCall> conclusions = new ArrayList<>();
    List<CompileError> errors = new ArrayList<>();
    for (ClauseRules clause : clauses) {
      Values values = new Values(clause.parameters());
      for (GuardedRule rule : clause.rules().rules()) {
        RuleId id = new RuleId(clause.clause(), rule.name());
        NumberedRule numbered =
            new NumberedRule(rules.size(), id, clause.rules().path(), rule, values);
        rules.add(numbered);
        try {
          conclusions.add(ConclusionCall.of(numbered));
          RuleText.of(numbered);
        } catch (IllegalArgumentException e) {
          errors.add(error(numbered, String.valueOf(e.getMessage())));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new CompilationException(errors);
    }
    return new CompiledRules(
        rules.stream().map(NumberedRule::id).toList(), conclusions, Engine.base(rules, evaluator));
  }

  static CompileError error(NumberedRule rule, String message) {
    return new CompileError(rule.id().clause(), rule.file(), rule.rule().line(), message);
  }
}
