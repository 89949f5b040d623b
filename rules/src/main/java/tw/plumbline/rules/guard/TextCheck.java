package tw.plumbline.rules.guard;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What can be seen of a rule file before it is parsed. */
final class TextCheck {
  static final int MOST_BYTES = 64 * 1024;
  static final int LONGEST_LINE = 400;
  static final int DEEPEST = 12;

  private static final Pattern DSL_LINE =
      Pattern.compile(
          "\\s*(>.*|expander\\s.*|\\[(when|then|condition|consequence|keyword|\\*)].*)");

  private final String text;
  private final Objections objections;

  TextCheck(String text, Objections objections) {
    this.text = text;
    this.objections = objections;
  }

  void run() {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      objections.add(Refusal.FILE_TOO_LARGE, 1, MOST_BYTES / 1024 + " KiB");
      return;
    }
    if (text.startsWith("\uFEFF")) {
      objections.add(Refusal.BYTE_ORDER_MARK, 1, "U+FEFF");
    }
    checkCharacters();
    checkLines();
    checkDepth();
  }

  private void checkCharacters() {
    int line = 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      if (character == '\n') {
        line++;
      } else if (at > 0 || character != 0xFEFF) {
        checkCharacter(character, line);
      }
    }
  }

  private void checkCharacter(int character, int line) {
    String name = "U+%04X".formatted(character);
    if (character == 0xFFFD || (character >= 0xD800 && character <= 0xDFFF)) {
      objections.add(Refusal.NOT_UTF_8, line, name);
    } else if (isBidirectional(character)) {
      objections.add(Refusal.TEXT_DIRECTION, line, name);
    } else if (Character.getType(character) == Character.FORMAT
        || character == 0x2028
        || character == 0x2029) {
      objections.add(Refusal.INVISIBLE_CHARACTER, line, name);
    } else if (Character.isISOControl(character) && character != '\t' && character != '\r') {
      objections.add(Refusal.CONTROL_CHARACTER, line, name);
    }
  }

  private static boolean isBidirectional(int character) {
    return character == 0x061C
        || (character >= 0x200E && character <= 0x200F)
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private void checkLines() {
    String[] lines = text.split("\n", -1);
    for (int at = 0; at < lines.length; at++) {
      String line = lines[at];
      if (line.length() > LONGEST_LINE) {
        objections.add(Refusal.LINE_TOO_LONG, at + 1, line.length() + " > " + LONGEST_LINE);
      }
      if (line.contains("\\u")) {
        objections.add(Refusal.UNICODE_ESCAPE, at + 1, line);
      }
      if (DSL_LINE.matcher(line).matches()) {
        objections.add(Refusal.DSL, at + 1, line);
      }
    }
  }

  /** Brackets in texts and comments count too: a rule needs few of either. */
  private void checkDepth() {
    int line = 1;
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\n') {
        line++;
      } else if ("([{".indexOf(character) >= 0) {
        depth++;
        if (depth == DEEPEST + 1) {
          objections.add(Refusal.TOO_DEEP, line, "> " + DEEPEST);
        }
      } else if (")]}".indexOf(character) >= 0) {
        depth--;
      }
    }
  }
}
