package tw.plumbline.rules.guard;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a line that Drools cannot parse was most likely meant to be. */
final class SyntaxRefusals {
  private static final List<Map.Entry<Pattern, Refusal>> LIKELY =
      List.of(
          entry(Pattern.compile("^\\s*unit\\s"), Refusal.UNIT),
          entry(Pattern.compile("\\bswitch\\s*\\("), Refusal.SWITCH),
          entry(Pattern.compile("->"), Refusal.LAMBDA),
          entry(Pattern.compile("::"), Refusal.METHOD_REFERENCE),
          entry(Pattern.compile("\\bin\\s*\\["), Refusal.LIST_LITERAL),
          entry(Pattern.compile("[^=!<>:]=[^=]"), Refusal.ASSIGNMENT));

  private SyntaxRefusals() {}

  static Refusal of(String file, int line) {
    String text = file.lines().skip(line - 1L).findFirst().orElse("");
    return LIKELY.stream()
        .filter(likely -> likely.getKey().matcher(text).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Refusal.SYNTAX);
  }
}
