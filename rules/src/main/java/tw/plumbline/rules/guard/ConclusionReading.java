package tw.plumbline.rules.guard;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;
import tw.plumbline.rules.guard.GuardedRule.Conclusion;

/** Reads what a rule concludes: one call, and nothing else. */
final class ConclusionReading {
  private static final Pattern WORKING_MEMORY =
      Pattern.compile("(insert|insertLogical|update|modify|delete|retract)\\b");
  private static final Pattern MODIFY_BLOCK = Pattern.compile("\\b(modify|with)\\s*\\(");

  private final RuleDescr rule;
  private final String text;
  private final int firstLine;
  private final ArgumentReading arguments;
  private final Objections objections;

  ConclusionReading(RuleDescr rule, String file, Scope scope, Objections objections) {
    this.rule = rule;
    this.text = rule.getConsequence() instanceof String consequence ? consequence : "";
    this.firstLine = firstLine(file, rule.getConsequenceLine());
    this.arguments = new ArgumentReading(scope, objections);
    this.objections = objections;
  }

  Optional<Conclusion> conclusion() {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
            .setAttributeComments(false);
    ParseResult<BlockStmt> parsed = new JavaParser(configuration).parseBlock("{" + text + "\n}");
    if (!parsed.isSuccessful() || parsed.getResult().isEmpty()) {
      return unparsable(parsed.getProblems());
    }
    NodeList<Statement> statements = parsed.getResult().get().getStatements();
    if (statements.isEmpty()) {
      return objections.refuse(Refusal.NO_CONCLUSION, rule.getConsequenceLine(), rule.getName());
    }
    if (statements.size() > 1) {
      objections.add(
          Refusal.SEVERAL_STATEMENTS, line(statements.get(1)), statements.get(1).toString());
    }
    Optional<Conclusion> last = Optional.empty();
    for (Statement statement : statements) {
      last = statement(statement);
    }
    return last;
  }

  private Optional<Conclusion> unparsable(List<Problem> problems) {
    if (MODIFY_BLOCK.matcher(text).find()) {
      return objections.refuse(Refusal.WORKING_MEMORY, firstLine, text);
    }
    Problem first = problems.get(0);
    int line =
        first
            .getLocation()
            .flatMap(range -> range.getBegin().getRange())
            .map(range -> firstLine + range.begin.line - 1)
            .orElse(firstLine);
    return objections.refuse(Refusal.CONCLUSION_SYNTAX, line, first.getMessage());
  }

  private Optional<Conclusion> statement(Statement statement) {
    if (!(statement instanceof ExpressionStmt expression)) {
      return objections.refuse(
          ConclusionRefusals.ofStatement(statement), line(statement), statement.toString());
    }
    if (!(expression.getExpression() instanceof MethodCallExpr call)) {
      Node node = expression.getExpression();
      return objections.refuse(
          ConclusionRefusals.of(node).orElse(Refusal.NOT_A_CONCLUSION),
          line(node),
          node.toString());
    }
    return call(call);
  }

  private Optional<Conclusion> call(MethodCallExpr call) {
    String name = call.getNameAsString();
    if (call.getScope().isPresent()) {
      return objections.refuse(
          ConclusionRefusals.ofScope(call.getScope().get()), line(call), call.toString());
    }
    List<Method> methods = Vocabulary.conclusions(name);
    if (methods.isEmpty()) {
      return objections.refuse(
          WORKING_MEMORY.matcher(name).matches()
              ? Refusal.WORKING_MEMORY
              : Refusal.NOT_A_CONCLUSION,
          line(call),
          call.toString());
    }
    List<Operand> operands = new ArrayList<>();
    for (Expression argument : call.getArguments()) {
      arguments.argument(argument, line(argument)).ifPresent(operands::add);
    }
    if (operands.size() < call.getArguments().size()) {
      return Optional.empty();
    }
    Optional<Method> method =
        methods.stream().filter(each -> arguments.fit(each, operands)).findFirst();
    return method.isPresent()
        ? method.map(found -> new Conclusion(found, operands))
        : objections.refuse(Refusal.WRONG_ARGUMENTS, line(call), call.toString());
  }

  private int line(Node node) {
    return node.getRange().map(range -> firstLine + range.begin.line - 1).orElse(firstLine);
  }

  /** Drools drops the white space between {@code then} and the consequence. */
  private static int firstLine(String file, int thenLine) {
    String[] lines = file.split("\n", -1);
    int line = Math.max(thenLine, 1);
    int from = line > lines.length ? 0 : lines[line - 1].lastIndexOf("then") + "then".length();
    while (line < lines.length && lines[line - 1].substring(from).isBlank()) {
      line++;
      from = 0;
    }
    return line;
  }
}
