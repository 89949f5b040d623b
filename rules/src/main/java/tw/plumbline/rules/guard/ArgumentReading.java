package tw.plumbline.rules.guard;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.Fact;

/** Reads the arguments of a conclusion. */
final class ArgumentReading {
  private final Scope scope;
  private final Objections objections;

  ArgumentReading(Scope scope, Objections objections) {
    this.scope = scope;
    this.objections = objections;
  }

  Optional<Operand> argument(Expression node, int line) {
    if (node instanceof NameExpr name) {
      return name(name.getNameAsString(), line);
    }
    if (node instanceof MethodCallExpr call) {
      return access(call, line);
    }
    if (node instanceof FieldAccessExpr path) {
      return path.getScope() instanceof NameExpr type
              && !type.getNameAsString().startsWith("$")
              && Character.isUpperCase(type.getNameAsString().codePointAt(0))
          ? OperandReading.constant(
              type.getNameAsString(), path.getNameAsString(), line, objections)
          : objections.refuse(Refusal.FIELD_ACCESS, line, path.toString());
    }
    Optional<Refusal> refusal = ConclusionRefusals.of(node);
    return refusal.isPresent()
        ? objections.refuse(refusal.get(), line, node.toString())
        : OperandReading.literal(node, line, objections);
  }

  private Optional<Operand> name(String name, int line) {
    if (scope.variable(name).isPresent()) {
      return Optional.of(new Operand.Bound(name));
    }
    Optional<Operand> parameter =
        name.startsWith("$") ? scope.parameter(name).map(Operand.class::cast) : Optional.empty();
    return parameter.isPresent()
        ? parameter
        : objections.refuse(
            name.equals("drools") || name.equals("kcontext")
                ? Refusal.ENGINE
                : Refusal.UNKNOWN_NAME,
            line,
            name);
  }

  /** {@code $variable.accessor()}. */
  private Optional<Operand> access(MethodCallExpr call, int line) {
    if (!(call.getScope().orElse(null) instanceof NameExpr variable)
        || !call.getArguments().isEmpty()
        || scope.variable(variable.getNameAsString()).isEmpty()) {
      return objections.refuse(Refusal.NESTED_CALL, line, call.toString());
    }
    Class<? extends Fact> fact = scope.variable(variable.getNameAsString()).orElseThrow();
    Optional<Attribute> attribute = Vocabulary.attribute(fact, call.getNameAsString());
    return attribute.isPresent()
        ? attribute.map(known -> new Operand.Access(variable.getNameAsString(), known))
        : objections.refuse(
            Refusal.UNKNOWN_ATTRIBUTE_OF_FACT,
            line,
            fact.getSimpleName() + "." + call.getNameAsString());
  }

  /** Whether the conclusion can be called with these; its first parameter is the rule's number. */
  boolean fit(Method conclusion, List<Operand> operands) {
    Class<?>[] types = conclusion.getParameterTypes();
    int expected = types.length - 1;
    boolean enough =
        conclusion.isVarArgs() ? operands.size() >= expected : operands.size() == expected;
    for (int at = 0; enough && at < operands.size(); at++) {
      int position = Math.min(at + 1, types.length - 1);
      Class<?> type =
          conclusion.isVarArgs() && position == types.length - 1
              ? types[position].getComponentType()
              : types[position];
      enough = fits(type, conclusion.getAnnotatedParameterTypes()[position], operands.get(at));
    }
    return enough;
  }

  private boolean fits(Class<?> type, AnnotatedType annotated, Operand operand) {
    if (operand instanceof Operand.Bound bound) {
      return Fact.class.isAssignableFrom(type)
          && type.isAssignableFrom(scope.variable(bound.variable()).orElseThrow());
    }
    if (operand instanceof Operand.Literal literal && literal.value() == null) {
      return type == Object.class && annotated.isAnnotationPresent(Nullable.class);
    }
    return type == Object.class || (type == String.class && isText(operand));
  }

  private static boolean isText(Operand operand) {
    if (operand instanceof Operand.Access access) {
      return access.attribute().kind() == Kind.TEXT;
    }
    return operand instanceof Operand.Parameter parameter
        ? Kind.of(parameter) == Kind.TEXT
        : operand instanceof Operand.Literal literal && literal.value() instanceof String;
  }
}
