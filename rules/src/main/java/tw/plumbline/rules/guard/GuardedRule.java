package tw.plumbline.rules.guard;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.Fact;

/**
 * A rule of which every part is known and allowed.
 *
 * @param line of its name, counted from 1
 */
public record GuardedRule(String name, int line, List<Pattern> patterns, Conclusion conclusion) {
  public GuardedRule {
    patterns = List.copyOf(patterns);
  }

  /**
   * The facts that a rule looks for.
   *
   * @param variable null where the fact is bound to none
   * @param conditions that all hold
   */
  public record Pattern(
      Quantifier quantifier,
      @Nullable String variable,
      Class<? extends Fact> fact,
      List<Condition> conditions,
      int line) {
    public Pattern {
      conditions = List.copyOf(conditions);
    }
  }

  /** How many facts a pattern looks for. */
  public enum Quantifier {
    EACH,
    EXISTS,
    NOT
  }

  /**
   * What the rule concludes.
   *
   * @param method of {@link tw.plumbline.rules.facts.Conclusions}
   * @param arguments without the number of the rule
   */
  public record Conclusion(Method method, List<Operand> arguments) {
    public Conclusion {
      arguments = List.copyOf(arguments);
    }
  }
}
