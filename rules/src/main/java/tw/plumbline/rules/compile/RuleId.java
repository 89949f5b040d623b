package tw.plumbline.rules.compile;

/**
 * One rule of a compiled rulebook.
 *
 * @param clause id of its clause
 * @param rule its name, unique within its file
 */
public record RuleId(String clause, String rule) {
  @Override
  public String toString() {
    return clause + " \"" + rule + "\"";
  }
}
