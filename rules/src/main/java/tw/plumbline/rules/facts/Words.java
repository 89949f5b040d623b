package tw.plumbline.rules.facts;

import org.jspecify.annotations.Nullable;

/** How texts of a report are compared. */
final class Words {
  private Words() {}

  static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** Without white space at its ends; an absent text is an empty one. */
  static String trimmed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
