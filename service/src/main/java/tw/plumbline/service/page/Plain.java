package tw.plumbline.service.page;

/** Text of a report as one line of a terminal: it can neither move the cursor nor hide a word. */
final class Plain {
  private static final String INSTEAD = "\uFFFD";

  private Plain() {}

  /** The text with a mark for each control, separator and direction character. */
  static String of(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      if (acts(text.charAt(i))) {
        plain = plain == null ? new StringBuilder(text) : plain;
        plain.replace(i, i + 1, INSTEAD);
      }
    }
    return plain == null ? text : plain.toString();
  }

  private static boolean acts(char c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
