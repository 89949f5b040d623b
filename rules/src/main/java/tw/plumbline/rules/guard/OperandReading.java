package tw.plumbline.rules.guard;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.Optional;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.Fact;

/** Reads the values in the conditions of one pattern. */
final class OperandReading {
  private final Class<? extends Fact> fact;
  private final Scope scope;
  private final Objections objections;

  OperandReading(Class<? extends Fact> fact, Scope scope, Objections objections) {
    this.fact = fact;
    this.scope = scope;
    this.objections = objections;
  }

  Optional<Operand> operand(Expression node, int line) {
    if (node instanceof NameExpr name) {
      // a back reference such as ../name, which only DrlNameExpr has, would be another fact's
      return node instanceof DrlNameExpr outer && outer.getBackReferencesCount() > 0
          ? objections.refuse(Refusal.OOPATH, line, NodeRefusals.words(node))
          : name(name.getNameAsString(), line);
    }
    if (node instanceof FieldAccessExpr path) {
      return path(path, line);
    }
    if (node instanceof EnclosedExpr enclosed) {
      return operand(enclosed.getInner(), line);
    }
    return literal(node, line, objections);
  }

  /** Texts, true, false and null; nothing else is a literal in a rule file. */
  static Optional<Operand> literal(Expression node, int line, Objections objections) {
    if (node.getClass() == StringLiteralExpr.class) {
      String text = ((StringLiteralExpr) node).getValue();
      if (text.contains("\\")) {
        objections.add(Refusal.TEXT_ESCAPE, line, text);
      }
      if (text.contains("${") || text.contains("@{")) {
        objections.add(Refusal.TEXT_TEMPLATE, line, text);
      }
      return Optional.of(new Operand.Literal(text));
    }
    if (node instanceof BooleanLiteralExpr truth) {
      return Optional.of(new Operand.Literal(truth.getValue()));
    }
    if (node instanceof NullLiteralExpr) {
      return Optional.of(new Operand.Literal(null));
    }
    return objections.refuse(
        NodeRefusals.of(node).orElse(Refusal.UNKNOWN_SYNTAX), line, NodeRefusals.words(node));
  }

  /** {@code Type.NAME}. */
  static Optional<Operand> constant(String type, String name, int line, Objections objections) {
    Optional<Object> constant = Vocabulary.constant(type, name);
    return constant.isPresent()
        ? constant.map(Operand.Literal::new)
        : objections.refuse(Refusal.UNKNOWN_CONSTANT, line, type + "." + name);
  }

  private Optional<Operand> name(String name, int line) {
    if (name.startsWith("$")) {
      Optional<Operand.Parameter> parameter = scope.parameter(name);
      if (parameter.isPresent()) {
        return parameter.map(Operand.class::cast);
      }
      return scope.variable(name).isPresent()
          ? objections.refuse(Refusal.WHOLE_FACT, line, name)
          : objections.refuse(Refusal.UNKNOWN_PARAMETER, line, name);
    }
    return access(null, fact, name, line);
  }

  private Optional<Operand> path(FieldAccessExpr path, int line) {
    if (!(path.getScope() instanceof NameExpr outer)) {
      return objections.refuse(
          NodeRefusals.of(path.getScope()).orElse(Refusal.LONG_PATH),
          line,
          NodeRefusals.words(path));
    }
    String first = outer.getNameAsString();
    if (!first.startsWith("$")) {
      return Vocabulary.attribute(fact, first).isPresent()
              || Character.isLowerCase(first.codePointAt(0))
          ? objections.refuse(Refusal.LONG_PATH, line, NodeRefusals.words(path))
          : constant(first, path.getNameAsString(), line, objections);
    }
    Optional<Class<? extends Fact>> bound = scope.variable(first);
    return bound.isPresent()
        ? access(first, bound.get(), path.getNameAsString(), line)
        : objections.refuse(Refusal.UNKNOWN_VARIABLE, line, first);
  }

  private Optional<Operand> access(
      @Nullable String variable, Class<? extends Fact> of, String name, int line) {
    Optional<Attribute> attribute = Vocabulary.attribute(of, name);
    return attribute.isPresent()
        ? attribute.map(known -> new Operand.Access(variable, known))
        : objections.refuse(
            Refusal.UNKNOWN_ATTRIBUTE_OF_FACT, line, of.getSimpleName() + "." + name);
  }
}
