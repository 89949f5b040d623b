package tw.plumbline.rules.guard;

import java.util.List;

/**
 * The rules of one file, as a tree that can hold nothing but what the guard allows. Only the guard
 * makes one, so that nothing unguarded reaches the compiler.
 */
public final class GuardedRules {
  private final String path;
  private final List<GuardedRule> rules;

  GuardedRules(String path, List<GuardedRule> rules) {
    this.path = path;
    this.rules = List.copyOf(rules);
  }

  /** Path of the rule file. */
  public String path() {
    return path;
  }

  /** In the order of the file. */
  public List<GuardedRule> rules() {
    return rules;
  }
}
