package tw.plumbline.rules.gates;

/** Which language a text is in, by its characters. */
final class Language {
  private Language() {}

  static boolean isHan(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }

  /** It may quote Chinese names, but has more Latin letters than Chinese characters. */
  static boolean isEnglish(String text) {
    long latin = text.codePoints().filter(Language::isLatin).count();
    return latin > text.codePoints().filter(Language::isHan).count();
  }

  /** The first character that shows nothing or turns the direction of what follows; or nothing. */
  static String invisible(String text) {
    return text.codePoints()
        .filter(
            character ->
                Character.getType(character) == Character.FORMAT
                    || Character.isISOControl(character) && character != '\n')
        .mapToObj("U+%04X"::formatted)
        .findFirst()
        .orElse("");
  }

  private static boolean isLatin(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
  }
}
