package tw.plumbline.rules.guard;

import static java.util.Map.entry;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.mvel.parser.ast.expr.BigDecimalLiteralExpr;
import org.drools.mvel.parser.ast.expr.BigIntegerLiteralExpr;
import org.drools.mvel.parser.ast.expr.FullyQualifiedInlineCastExpr;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.InlineCastExpr;
import org.drools.mvel.parser.ast.expr.ListCreationLiteralExpression;
import org.drools.mvel.parser.ast.expr.MapCreationLiteralExpression;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.NullSafeMethodCallExpr;
import org.drools.mvel.parser.ast.expr.OOPathExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.ast.expr.TemporalLiteralExpr;
import org.drools.mvel.parser.printer.PrintUtil;

/** Which reason goes with which node that a condition must not hold. */
final class NodeRefusals {
  private static final Map<Class<? extends Node>, Refusal> NODES =
      Map.ofEntries(
          entry(MethodCallExpr.class, Refusal.METHOD_CALL),
          entry(ObjectCreationExpr.class, Refusal.CONSTRUCTOR),
          entry(AssignExpr.class, Refusal.ASSIGNMENT),
          entry(VariableDeclarationExpr.class, Refusal.ASSIGNMENT),
          entry(LambdaExpr.class, Refusal.LAMBDA),
          entry(MethodReferenceExpr.class, Refusal.METHOD_REFERENCE),
          entry(CastExpr.class, Refusal.CAST),
          entry(InlineCastExpr.class, Refusal.INLINE_CAST),
          entry(FullyQualifiedInlineCastExpr.class, Refusal.INLINE_CAST),
          entry(InstanceOfExpr.class, Refusal.INSTANCE_OF),
          entry(ConditionalExpr.class, Refusal.TERNARY),
          entry(ArrayAccessExpr.class, Refusal.ELEMENT_ACCESS),
          entry(ArrayCreationExpr.class, Refusal.ARRAY),
          entry(ArrayInitializerExpr.class, Refusal.ARRAY),
          entry(ListCreationLiteralExpression.class, Refusal.LIST_LITERAL),
          entry(MapCreationLiteralExpression.class, Refusal.MAP_LITERAL),
          entry(ClassExpr.class, Refusal.CLASS_LITERAL),
          entry(ThisExpr.class, Refusal.THIS),
          entry(SuperExpr.class, Refusal.SUPER),
          entry(NullSafeFieldAccessExpr.class, Refusal.NULL_SAFE),
          entry(NullSafeMethodCallExpr.class, Refusal.NULL_SAFE),
          entry(IntegerLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(LongLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(DoubleLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(BigDecimalLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(BigIntegerLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(TemporalLiteralExpr.class, Refusal.NUMBER_LITERAL),
          entry(CharLiteralExpr.class, Refusal.CHARACTER_LITERAL),
          entry(TextBlockLiteralExpr.class, Refusal.TEXT_BLOCK),
          entry(SwitchExpr.class, Refusal.SWITCH),
          entry(HalfBinaryExpr.class, Refusal.HALF_CONDITION),
          entry(HalfPointFreeExpr.class, Refusal.HALF_CONDITION),
          entry(OOPathExpr.class, Refusal.OOPATH));
  private static final Map<UnaryExpr.Operator, Refusal> UNARY =
      Map.of(
          UnaryExpr.Operator.PREFIX_INCREMENT, Refusal.INCREMENT,
          UnaryExpr.Operator.PREFIX_DECREMENT, Refusal.INCREMENT,
          UnaryExpr.Operator.POSTFIX_INCREMENT, Refusal.INCREMENT,
          UnaryExpr.Operator.POSTFIX_DECREMENT, Refusal.INCREMENT,
          UnaryExpr.Operator.BITWISE_COMPLEMENT, Refusal.BIT_OPERATION,
          UnaryExpr.Operator.PLUS, Refusal.ARITHMETIC);
  private static final List<BinaryExpr.Operator> ARITHMETIC =
      List.of(
          BinaryExpr.Operator.PLUS,
          BinaryExpr.Operator.MINUS,
          BinaryExpr.Operator.MULTIPLY,
          BinaryExpr.Operator.DIVIDE,
          BinaryExpr.Operator.REMAINDER);
  private static final Map<String, Refusal> WORD_OPERATORS =
      Map.of(
          "matches", Refusal.MATCHES,
          "soundslike", Refusal.SOUNDS_LIKE,
          "memberOf", Refusal.MEMBER_OF);
  private static final List<String> TIME_OPERATORS =
      List.of(
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

  private NodeRefusals() {}

  static Optional<Refusal> of(Node node) {
    if (node instanceof UnaryExpr unary) {
      return unary.getOperator() == UnaryExpr.Operator.MINUS
          ? Optional.of(NODES.getOrDefault(unary.getExpression().getClass(), Refusal.ARITHMETIC))
          : Optional.ofNullable(UNARY.get(unary.getOperator()));
    }
    if (node instanceof BinaryExpr binary) {
      return ofBinary(binary.getOperator());
    }
    return node instanceof PointFreeExpr words
        ? Optional.of(ofOperator(words.getOperator().asString()))
        : Optional.ofNullable(NODES.get(node.getClass()));
  }

  private static Optional<Refusal> ofBinary(BinaryExpr.Operator operator) {
    if (ARITHMETIC.contains(operator)) {
      return Optional.of(Refusal.ARITHMETIC);
    }
    return switch (operator) {
      case BINARY_AND, BINARY_OR, XOR, LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
          Optional.of(Refusal.BIT_OPERATION);
      default -> Optional.of(Refusal.CONDITION_AS_VALUE);
    };
  }

  /** An operator that is a word. */
  static Refusal ofOperator(String operator) {
    if (TIME_OPERATORS.contains(operator)) {
      return Refusal.TIME_OPERATOR;
    }
    if (operator.startsWith("str[")) {
      return Refusal.STR_OPERATOR;
    }
    if (operator.equals("in") || operator.equals("contains")) {
      return Refusal.CONDITION_AS_VALUE;
    }
    return WORD_OPERATORS.getOrDefault(operator, Refusal.CUSTOM_OPERATOR);
  }

  static Refusal ofUnparsable(String text) {
    return text.contains(":=") ? Refusal.UNIFICATION : Refusal.CONDITION_SYNTAX;
  }

  /** The node as it stands in the file, more or less. */
  static String words(Node node) {
    return PrintUtil.printNode(node);
  }
}
