package tw.plumbline.rules.compile;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.compile.Accessors.Accessor;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.facts.Conclusions;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.Operand;

/** What a rule concludes, ready to be called. */
final class ConclusionCall {
  private final NumberedRule rule;
  private final MethodHandle call;
  private final List<Argument> arguments;

  /** By place among the method's parameters, of which the number of the rule is the first. */
  private final boolean[] mayBeNull;

  /** How many arguments stand for themselves; any others are gathered in one array. */
  private final int named;

  private ConclusionCall(
      NumberedRule rule, Method method, MethodHandle call, List<Argument> arguments) {
    this.rule = rule;
    this.call = call;
    this.arguments = arguments;
    this.mayBeNull = mayBeNull(method);
    this.named = method.getParameterCount() - (method.isVarArgs() ? 2 : 1);
  }

  /** One argument, from the facts that the rule found. */
  @FunctionalInterface
  private interface Argument {
    @Nullable Object of(@Nullable Object[] facts);
  }

  static ConclusionCall of(NumberedRule rule) {
    Method method = rule.rule().conclusion().method();
    List<Argument> arguments =
        rule.rule().conclusion().arguments().stream().map(each -> argument(rule, each)).toList();
    try {
      MethodHandle handle = MethodHandles.publicLookup().unreflect(method).asFixedArity();
      return new ConclusionCall(
          rule,
          method,
          handle.asSpreader(Object[].class, handle.type().parameterCount()),
          arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Argument argument(NumberedRule rule, Operand operand) {
    if (operand instanceof Operand.Bound bound) {
      int place = place(rule, bound.variable());
      return facts -> facts[place];
    }
    if (operand instanceof Operand.Access access && access.variable() != null) {
      int place = place(rule, access.variable());
      Accessor accessor = Accessors.of(access.attribute());
      return facts -> {
        Object fact = facts[place];
        return fact == null ? null : accessor.of(fact);
      };
    }
    Object fixed = rule.values().of(operand);
    return facts -> fixed;
  }

  private static int place(NumberedRule rule, String variable) {
    List<Pattern> facts = rule.facts();
    for (int at = 0; at < facts.size(); at++) {
      if (variable.equals(facts.get(at).variable())) {
        return at;
      }
    }
    throw new IllegalArgumentException("`%s` is bound to no fact".formatted(variable));
  }

  /** Draws the conclusion from these facts. */
  void draw(Conclusions conclusions, @Nullable Object[] facts) {
    try {
      @Nullable Object[] values = new @Nullable Object[mayBeNull.length + 1];
      values[0] = conclusions;
      values[1] = rule.number();
      addArguments(facts, values);
      call.invoke(values);
    } catch (Throwable e) {
      throw new EvaluationException("%s could not conclude: %s".formatted(rule.id(), e), e);
    }
  }

  private void addArguments(@Nullable Object[] facts, @Nullable Object[] values) {
    for (int at = 0; at < named; at++) {
      Object value = arguments.get(at).of(facts);
      if (value == null && !mayBeNull[at + 1]) {
        throw absent(at);
      }
      values[at + 2] = value;
    }
    if (named + 1 < mayBeNull.length) {
      String[] rest = new String[arguments.size() - named];
      Arrays.setAll(rest, at -> text(named + at, facts));
      values[named + 2] = rest;
    }
  }

  private String text(int at, @Nullable Object[] facts) {
    if (arguments.get(at).of(facts) instanceof String text) {
      return text;
    }
    throw absent(at);
  }

  private static boolean[] mayBeNull(Method method) {
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    boolean[] may = new boolean[types.length];
    for (int at = 0; at < may.length; at++) {
      may[at] = types[at].isAnnotationPresent(Nullable.class);
    }
    return may;
  }

  private IllegalArgumentException absent(int at) {
    return new IllegalArgumentException(
        "argument %d of a conclusion is absent; let the rule ask for `!= null`".formatted(at + 1));
  }
}
