package tw.plumbline.rules.compile;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.exists;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.not;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.model.Global;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.impl.ModelImpl;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.compile.Accessors.Accessor;
import tw.plumbline.rules.compile.Predicates.FactPredicate;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.guard.Attribute;
import tw.plumbline.rules.guard.Condition;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.Kind;
import tw.plumbline.rules.guard.Operand;

/**
 * Builds Drools' executable model from the guarded tree. No source code is written and none
 * compiled: conditions become objects of this package.
 */
final class ModelRules {
  private final String home;
  private final Global<Sink> sink;
  private final Map<String, Integer> indexes = new HashMap<>();

  ModelRules(String home) {
    this.home = home;
    this.sink = globalOf(Sink.class, home, Engine.SINK);
  }

  Model model(List<NumberedRule> rules) {
    ModelImpl model = new ModelImpl();
    model.addGlobal(sink);
    rules.forEach(rule -> model.addRule(rule(rule)));
    return model;
  }

  private Rule rule(NumberedRule rule) {
    Map<String, Variable<Object>> variables = new HashMap<>();
    List<RuleItemBuilder<?>> items = new ArrayList<>();
    List<Variable<Object>> found = new ArrayList<>();
    for (Pattern each : rule.rule().patterns()) {
      Variable<Object> variable = declared(each, rule.variable(each));
      PatternDef<Object> described = described(each, variable, rule, variables);
      switch (each.quantifier()) {
        case EXISTS -> items.add(exists(described));
        case NOT -> items.add(not(described));
        case EACH -> {
          items.add(described);
          found.stream().findFirst().ifPresent(first -> count(described, first));
          found.add(variable);
          variables.put(rule.variable(each), variable);
        }
      }
    }
    items.add(conclusion(rule.number(), found));
    return PatternDSL.rule(home, rule.engineName()).build(items.toArray(RuleItemBuilder<?>[]::new));
  }

  @SuppressWarnings("unchecked") // the model is built from classes known only at run time
  private static Variable<Object> declared(Pattern pattern, String name) {
    return (Variable<Object>) (Variable<?>) declarationOf(pattern.fact(), name);
  }

  private RuleItemBuilder<?> conclusion(int number, List<Variable<Object>> found) {
    return switch (found.size()) {
      case 0 -> on(sink).execute(out -> out.conclude(number, null, null, null));
      case 1 -> on(found.get(0), sink).execute((one, out) -> out.conclude(number, one, null, null));
      case 2 ->
          on(found.get(0), found.get(1), sink)
              .execute((one, two, out) -> out.conclude(number, one, two, null));
      default ->
          on(found.get(0), found.get(1), found.get(2), sink)
              .execute((one, two, three, out) -> out.conclude(number, one, two, three));
    };
  }

  private PatternDef<Object> described(
      Pattern each,
      Variable<Object> variable,
      NumberedRule rule,
      Map<String, Variable<Object>> variables) {
    PatternDef<Object> described = pattern(variable);
    for (Condition condition : flat(each.conditions())) {
      if (condition instanceof Condition.Comparison join
          && join.right() instanceof Operand.Access other
          && other.variable() != null) {
        join(described, join, other, Objects.requireNonNull(variables.get(other.variable())));
      } else {
        test(described, condition, each, rule);
      }
    }
    return described;
  }

  /** Each condition that must hold by itself can be shared with other rules. */
  private static List<Condition> flat(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(
            condition ->
                condition instanceof Condition.All all
                    ? flat(all.conditions()).stream()
                    : Stream.of(condition))
        .toList();
  }

  private void test(
      PatternDef<Object> described, Condition condition, Pattern each, NumberedRule rule) {
    String text =
        each.fact().getSimpleName() + ": " + new RuleText(rule.values()).condition(condition);
    FactPredicate predicate = new Predicates(rule.values()).of(condition);
    Single single = new Single(text, rule.id(), predicate);
    if (condition instanceof Condition.Comparison comparison
        && comparison.operator() == Condition.Operator.EQUAL
        && isIndexed(comparison.left().attribute())
        && !(comparison.right() instanceof Operand.Access)) {
      Object value = rule.values().of(comparison.right());
      if (value != null) {
        alpha(described, single, comparison.left().attribute(), value);
        return;
      }
    }
    described.expr(text, single);
  }

  private static boolean isIndexed(Attribute attribute) {
    return attribute.kind() == Kind.TEXT || attribute.kind() == Kind.CONSTANT;
  }

  @SuppressWarnings("unchecked") // the model is built from classes known only at run time
  private void alpha(
      PatternDef<Object> described, Single single, Attribute attribute, Object value) {
    Accessor accessor = Accessors.of(attribute);
    described.expr(
        single.text(),
        single,
        alphaIndexedBy(
            (Class<@Nullable Object>) attribute.type(),
            ConstraintType.EQUAL,
            index(attribute),
            accessor::of,
            value));
  }

  @SuppressWarnings("unchecked") // the model is built from classes known only at run time
  private void join(
      PatternDef<Object> described,
      Condition.Comparison join,
      Operand.Access other,
      Variable<Object> earlier) {
    Accessor here = Accessors.of(join.left().attribute());
    Accessor there = Accessors.of(other.attribute());
    boolean number = join.left().attribute().kind() == Kind.NUMBER;
    Class<@Nullable Object> type =
        (Class<@Nullable Object>) (number ? Long.class : join.left().attribute().type());
    described.expr(
        join.left().attribute() + " == " + other.attribute(),
        earlier,
        new Pair(
            join.left().attribute() + " == " + other.attribute(),
            (fact, bound) -> Predicates.equal(here.of(fact), there.of(bound))),
        betaIndexedBy(
            type,
            ConstraintType.EQUAL,
            index(join.left().attribute()),
            fact -> key(here.of(fact)),
            bound -> key(there.of(bound)),
            type));
  }

  private static void count(PatternDef<Object> described, Variable<Object> earlier) {
    described.expr(
        "counted", earlier, new Pair("counted", (fact, bound) -> Functions.counted(bound)));
  }

  private static @Nullable Object key(@Nullable Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value;
  }

  private int index(Attribute attribute) {
    return indexes.computeIfAbsent(attribute.toString(), name -> indexes.size());
  }

  /** A test, known by its text so that rules can share it. */
  private record Single(String text, RuleId rule, FactPredicate predicate)
      implements Predicate1<Object>, HashedExpression {
    @Override
    public boolean test(Object fact) {
      try {
        return predicate.holds(fact);
      } catch (RuntimeException e) {
        throw new EvaluationException("%s could not be tested: %s".formatted(rule, e), e);
      }
    }

    @Override
    public String getExpressionHash() {
      return text;
    }
  }

  /** A test of two facts, known by its text so that rules can share it. */
  private record Pair(String text, Both both)
      implements Predicate2<Object, Object>, HashedExpression {
    @Override
    public boolean test(Object fact, Object bound) {
      return both.hold(fact, bound);
    }

    @Override
    public String getExpressionHash() {
      return text;
    }
  }

  @FunctionalInterface
  private interface Both {
    boolean hold(Object fact, Object bound);
  }
}
