package tw.plumbline.rules.guard;

import static java.util.Map.entry;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which reason goes with which node that a conclusion must not hold. */
final class ConclusionRefusals {
  private static final Set<String> ENGINE = Set.of("drools", "kcontext", "conclude");
  private static final Map<Class<? extends Node>, Refusal> NODES =
      Map.ofEntries(
          entry(LambdaExpr.class, Refusal.CONCLUSION_LAMBDA),
          entry(MethodReferenceExpr.class, Refusal.CONCLUSION_LAMBDA),
          entry(ObjectCreationExpr.class, Refusal.CONCLUSION_CONSTRUCTOR),
          entry(ArrayCreationExpr.class, Refusal.CONCLUSION_CONSTRUCTOR),
          entry(AssignExpr.class, Refusal.CONCLUSION_ASSIGNMENT),
          entry(UnaryExpr.class, Refusal.CONCLUSION_CALCULATION),
          entry(BinaryExpr.class, Refusal.CONCLUSION_CALCULATION),
          entry(ConditionalExpr.class, Refusal.CONCLUSION_CALCULATION),
          entry(VariableDeclarationExpr.class, Refusal.LOCAL_VARIABLE),
          entry(SwitchExpr.class, Refusal.CONTROL_FLOW),
          entry(CastExpr.class, Refusal.CONCLUSION_CAST),
          entry(ClassExpr.class, Refusal.CONCLUSION_CLASS_LITERAL),
          entry(IntegerLiteralExpr.class, Refusal.CONCLUSION_NUMBER),
          entry(LongLiteralExpr.class, Refusal.CONCLUSION_NUMBER),
          entry(DoubleLiteralExpr.class, Refusal.CONCLUSION_NUMBER),
          entry(CharLiteralExpr.class, Refusal.CHARACTER_LITERAL),
          entry(TextBlockLiteralExpr.class, Refusal.TEXT_BLOCK),
          entry(ThisExpr.class, Refusal.ENGINE),
          entry(SuperExpr.class, Refusal.ENGINE));
  private static final Map<Class<? extends Node>, Refusal> STATEMENTS =
      Map.of(
          BlockStmt.class, Refusal.BLOCK,
          EmptyStmt.class, Refusal.EMPTY_STATEMENT,
          LocalClassDeclarationStmt.class, Refusal.LOCAL_CLASS,
          LocalRecordDeclarationStmt.class, Refusal.LOCAL_CLASS);

  private ConclusionRefusals() {}

  static Optional<Refusal> of(Node node) {
    return Optional.ofNullable(NODES.get(node.getClass()));
  }

  /** Whatever is no expression steers. */
  static Refusal ofStatement(Statement statement) {
    return STATEMENTS.getOrDefault(statement.getClass(), Refusal.CONTROL_FLOW);
  }

  /** What stands before the dot of a call. */
  static Refusal ofScope(Node scope) {
    if (scope instanceof MethodCallExpr call && call.getScope().isPresent()) {
      return ofScope(call.getScope().get());
    }
    if (scope instanceof FieldAccessExpr path) {
      return ofScope(path.getScope());
    }
    return scope instanceof NameExpr name && ENGINE.contains(name.getNameAsString())
        ? Refusal.ENGINE
        : of(scope).orElse(Refusal.QUALIFIED_CALL);
  }
}
