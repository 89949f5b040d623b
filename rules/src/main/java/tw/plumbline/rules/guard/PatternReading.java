package tw.plumbline.rules.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EntryPointDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.GroupByDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.GuardedRule.Quantifier;

/** Reads the patterns of a rule. */
final class PatternReading {
  private static final Map<Class<?>, Refusal> ELEMENTS =
      Map.ofEntries(
          entry(OrDescr.class, Refusal.OR),
          entry(AndDescr.class, Refusal.AND),
          entry(ForallDescr.class, Refusal.FORALL),
          entry(EvalDescr.class, Refusal.EVAL),
          entry(NamedConsequenceDescr.class, Refusal.DO),
          entry(ConditionalBranchDescr.class, Refusal.IF));
  private static final Map<Class<?>, Refusal> SOURCES =
      Map.of(
          FromDescr.class, Refusal.FROM,
          CollectDescr.class, Refusal.COLLECT,
          AccumulateDescr.class, Refusal.ACCUMULATE,
          GroupByDescr.class, Refusal.GROUP_BY,
          EntryPointDescr.class, Refusal.ENTRY_POINT);

  private final Scope scope;
  private final Objections objections;

  PatternReading(Scope scope, Objections objections) {
    this.scope = scope;
    this.objections = objections;
  }

  Optional<Pattern> pattern(BaseDescr part) {
    if (part instanceof PatternDescr pattern) {
      return pattern(pattern, Quantifier.EACH);
    }
    if (part instanceof ExistsDescr exists) {
      return quantified(exists, Quantifier.EXISTS);
    }
    if (part instanceof NotDescr not) {
      return quantified(not, Quantifier.NOT);
    }
    return objections.refuse(
        ELEMENTS.getOrDefault(part.getClass(), Refusal.UNKNOWN_SYNTAX),
        part.getLine(),
        part.getClass().getSimpleName().replace("Descr", ""));
  }

  private Optional<Pattern> quantified(ConditionalElementDescr element, Quantifier quantifier) {
    List<? extends BaseDescr> parts = element.getDescrs();
    if (parts.size() == 1 && parts.get(0) instanceof PatternDescr pattern) {
      if (pattern.getIdentifier() != null) {
        objections.add(Refusal.BOUND_IN_QUANTIFIER, pattern.getLine(), pattern.getIdentifier());
      }
      return pattern(pattern, quantifier);
    }
    BaseDescr inner = parts.isEmpty() ? (BaseDescr) element : parts.get(0);
    Refusal refusal =
        inner instanceof ExistsDescr || inner instanceof NotDescr
            ? Refusal.NESTED_QUANTIFIER
            : ELEMENTS.getOrDefault(inner.getClass(), Refusal.UNKNOWN_SYNTAX);
    return objections.refuse(
        refusal, inner.getLine(), inner.getClass().getSimpleName().replace("Descr", ""));
  }

  private Optional<Pattern> pattern(PatternDescr pattern, Quantifier quantifier) {
    checkSurroundings(pattern);
    Optional<Class<? extends Fact>> fact = fact(pattern);
    if (fact.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    ConditionReading reading = new ConditionReading(fact.get(), scope, objections);
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      condition(constraint, reading).ifPresent(conditions::add);
    }
    // bound only now: a pattern cannot refer to itself
    String variable = pattern.getIdentifier();
    if (variable != null && quantifier == Quantifier.EACH) {
      bind(variable, fact.get(), pattern.getLine());
    }
    return Optional.of(
        new Pattern(quantifier, variable, fact.get(), conditions, pattern.getLine()));
  }

  private void checkSurroundings(PatternDescr pattern) {
    int line = pattern.getLine();
    if (pattern.isQuery()) {
      objections.refuse(Refusal.QUERY_CALL, line, pattern.getObjectType());
    }
    if (pattern.isUnification()) {
      objections.refuse(Refusal.UNIFICATION, line, pattern.getIdentifier() + " :=");
    }
    if (pattern.getSource() != null) {
      objections.refuse(
          SOURCES.getOrDefault(pattern.getSource().getClass(), Refusal.UNKNOWN_SYNTAX),
          line,
          pattern.getSource().getClass().getSimpleName().replace("Descr", ""));
    }
    if (pattern.getBehaviors() != null && !pattern.getBehaviors().isEmpty()) {
      objections.refuse(Refusal.WINDOW, line, pattern.getBehaviors().get(0).getText());
    }
    for (String annotation : pattern.getAnnotationNames()) {
      objections.refuse(Refusal.ANNOTATION, line, "@" + annotation);
    }
  }

  private Optional<Class<? extends Fact>> fact(PatternDescr pattern) {
    String type = pattern.getObjectType();
    if (pattern.isQuery() || pattern.getSource() != null) {
      return Optional.empty();
    }
    if (type == null) {
      return objections.refuse(
          Refusal.OOPATH, pattern.getLine(), String.valueOf(pattern.getIdentifier()));
    }
    Optional<Class<? extends Fact>> fact = Vocabulary.fact(type);
    return fact.isPresent()
        ? fact
        : objections.refuse(Refusal.UNKNOWN_FACT, pattern.getLine(), type);
  }

  private Optional<Condition> condition(BaseDescr constraint, ConditionReading reading) {
    if (!(constraint instanceof ExprConstraintDescr expression)) {
      return objections.refuse(
          Refusal.UNKNOWN_SYNTAX, constraint.getLine(), String.valueOf(constraint.getText()));
    }
    if (expression.getType() == ExprConstraintDescr.Type.POSITIONAL) {
      objections.refuse(
          Refusal.POSITIONAL_ARGUMENT, constraint.getLine(), expression.getExpression());
    }
    return reading.condition(expression.getExpression(), constraint.getLine());
  }

  private void bind(String variable, Class<? extends Fact> fact, int line) {
    if (!variable.matches("\\$[a-z][A-Za-z0-9]*")) {
      objections.add(Refusal.VARIABLE_NAME, line, variable);
    } else if (scope.hasParameter(variable)) {
      objections.add(Refusal.PARAMETER_HIDDEN, line, variable);
    }
    if (!scope.bind(variable, fact)) {
      objections.add(Refusal.BOUND_TWICE, line, variable);
    }
  }
}
