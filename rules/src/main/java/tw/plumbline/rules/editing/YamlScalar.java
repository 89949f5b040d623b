package tw.plumbline.rules.editing;

import java.util.List;
import java.util.regex.Pattern;

/** A text as a YAML scalar on one line. */
final class YamlScalar {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
  private static final List<String> WORDS_OF_YAML =
      List.of("true", "false", "null", "yes", "no", "on", "off");

  private YamlScalar() {}

  /** In double quotes: whatever the text holds, it is a text. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.appendCodePoint(character);
              }
            });
    return quoted.append('"').toString();
  }

  /** As an entry of a list: plain where it is one word, in quotes otherwise. */
  static String entry(String text) {
    boolean plain =
        WORD.matcher(text).matches()
            && WORDS_OF_YAML.stream().noneMatch(word -> word.equalsIgnoreCase(text));
    return plain ? text : quoted(text);
  }
}
