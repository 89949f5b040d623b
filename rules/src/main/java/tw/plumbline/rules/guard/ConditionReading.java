package tw.plumbline.rules.guard;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.TokenMgrException;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.guard.Condition.Operator;

/** Reads the conditions of one pattern. */
final class ConditionReading {
  private static final List<String> WORD_OPERATORS =
      List.of(
          "in",
          "contains",
          "excludes",
          "matches",
          "soundslike",
          "memberOf",
          "str",
          "strsim",
          "after",
          "before",
          "coincides",
          "during",
          "finishes",
          "finishedby",
          "includes",
          "meets",
          "metby",
          "overlaps",
          "overlappedby",
          "starts",
          "startedby");
  private static final Map<BinaryExpr.Operator, Operator> OPERATORS =
      Map.of(
          BinaryExpr.Operator.EQUALS, Operator.EQUAL,
          BinaryExpr.Operator.NOT_EQUALS, Operator.NOT_EQUAL,
          BinaryExpr.Operator.LESS, Operator.LESS,
          BinaryExpr.Operator.LESS_EQUALS, Operator.LESS_OR_EQUAL,
          BinaryExpr.Operator.GREATER, Operator.GREATER,
          BinaryExpr.Operator.GREATER_EQUALS, Operator.GREATER_OR_EQUAL);

  private final OperandReading operands;
  private final Objections objections;

  ConditionReading(Class<? extends Fact> fact, Scope scope, Objections objections) {
    this.operands = new OperandReading(fact, scope, objections);
    this.objections = objections;
  }

  Optional<Condition> condition(String text, int line) {
    DrlxExpression parsed;
    try {
      parsed =
          DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(WORD_OPERATORS), text);
    } catch (ParseProblemException | TokenMgrException e) {
      return objections.refuse(NodeRefusals.ofUnparsable(text), line, text);
    }
    if (parsed.getBind() != null) {
      objections.refuse(Refusal.BOUND_FIELD, line, text);
    }
    return condition(parsed.getExpr(), line);
  }

  private Optional<Condition> condition(Expression node, int line) {
    if (node instanceof EnclosedExpr enclosed) {
      return condition(enclosed.getInner(), line);
    }
    if (node instanceof BinaryExpr binary) {
      return binary(binary, line);
    }
    if (node instanceof UnaryExpr not
        && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
      return condition(not.getExpression(), line).map(Condition.Not::new);
    }
    if (node instanceof PointFreeExpr words) {
      return words(words, line);
    }
    if (node instanceof MethodCallExpr call
        && call.getScope().isEmpty()
        && call.getNameAsString().equals(Vocabulary.DIGIT_CHECK)) {
      return digitCheck(call, line);
    }
    return refuse(node, Refusal.BARE_VALUE, line);
  }

  private Optional<Condition> binary(BinaryExpr binary, int line) {
    if (binary.getOperator() == BinaryExpr.Operator.AND
        || binary.getOperator() == BinaryExpr.Operator.OR) {
      Optional<Condition> left = condition(binary.getLeft(), line);
      Optional<Condition> right = condition(binary.getRight(), line);
      if (left.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      List<Condition> both = List.of(left.get(), right.get());
      return Optional.of(
          binary.getOperator() == BinaryExpr.Operator.AND
              ? new Condition.All(both)
              : new Condition.Any(both));
    }
    Operator operator = OPERATORS.get(binary.getOperator());
    if (operator == null) {
      return refuse(binary, Refusal.UNKNOWN_SYNTAX, line);
    }
    Optional<Operand.Access> left = left(binary.getLeft(), line);
    Optional<Operand> right = operands.operand(binary.getRight(), line);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    new TypeCheck(objections, line).comparison(left.get(), operator, right.get());
    return Optional.of(new Condition.Comparison(left.get(), operator, right.get()));
  }

  private Optional<Condition> words(PointFreeExpr node, int line) {
    String operator = node.getOperator().asString();
    if (!operator.equals("in") && !operator.equals("contains")) {
      return objections.refuse(NodeRefusals.ofOperator(operator), line, operator);
    }
    Optional<Operand.Access> left = left(node.getLeft(), line);
    List<Operand> right = new ArrayList<>();
    for (Expression choice : node.getRight()) {
      operands.operand(choice, line).ifPresent(right::add);
    }
    if (left.isEmpty() || right.size() != node.getRight().size() || right.isEmpty()) {
      return Optional.empty();
    }
    TypeCheck types = new TypeCheck(objections, line);
    if (operator.equals("in")) {
      types.membership(left.get(), right);
      return Optional.of(new Condition.Membership(left.get(), node.isNegated(), right));
    }
    if (right.size() > 1) {
      return objections.refuse(Refusal.UNKNOWN_SYNTAX, line, operator);
    }
    types.containment(left.get(), right.get(0));
    return Optional.of(new Condition.Containment(left.get(), node.isNegated(), right.get(0)));
  }

  private Optional<Condition> digitCheck(MethodCallExpr call, int line) {
    NodeList<Expression> nodes = call.getArguments();
    List<Operand> arguments = new ArrayList<>();
    for (Expression node : nodes) {
      operands.operand(node, line).ifPresent(arguments::add);
    }
    if (arguments.size() == 5
        && arguments.get(0) instanceof Operand.Access number
        && number.attribute().kind() == Kind.TEXT
        && arguments.get(1) instanceof Operand.Parameter weights
        && Kind.of(weights) == Kind.TEXT
        && arguments.get(2) instanceof Operand.Parameter divisor
        && arguments.get(3) instanceof Operand.Parameter position
        && arguments.get(4) instanceof Operand.Parameter digit
        && List.of(divisor, position, digit).stream()
            .allMatch(whole -> whole.type() == ParameterValue.Whole.class)) {
      return Optional.of(new Condition.DigitCheck(number, weights, divisor, position, digit));
    }
    return arguments.size() < nodes.size()
        ? Optional.empty()
        : objections.refuse(Refusal.WRONG_DIGIT_CHECK, line, "checkDigits");
  }

  private Optional<Operand.Access> left(Expression node, int line) {
    Optional<Operand> operand = operands.operand(node, line);
    if (operand.isEmpty()) {
      return Optional.empty();
    }
    return operand.get() instanceof Operand.Access access && access.variable() == null
        ? Optional.of(access)
        : objections.refuse(Refusal.VALUE_FIRST, line, NodeRefusals.words(node));
  }

  private Optional<Condition> refuse(Node node, Refusal otherwise, int line) {
    return objections.refuse(
        NodeRefusals.of(node).orElse(otherwise), line, NodeRefusals.words(node));
  }
}
