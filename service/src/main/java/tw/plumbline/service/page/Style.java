package tw.plumbline.service.page;

/** Colours for a terminal, or none. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";

  public String bold(String text) {
    return wrapped("1", text);
  }

  String dim(String text) {
    return wrapped("2", text);
  }

  public String red(String text) {
    return wrapped("1;31", text);
  }

  String yellow(String text) {
    return wrapped("1;33", text);
  }

  String cyan(String text) {
    return wrapped("1;36", text);
  }

  String green(String text) {
    return wrapped("1;32", text);
  }

  private String wrapped(String code, String text) {
    return this == PLAIN ? text : ESCAPE + code + "m" + text + RESET;
  }
}
