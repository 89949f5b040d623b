package tw.plumbline.rules.book;

import tw.plumbline.model.text.BilingualText;

/**
 * Something wrong in a rulebook.
 *
 * @param file path within the programme's folder
 * @param line counted from 1
 */
public record BookFault(String file, int line, BilingualText message) {
  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, message.en());
  }
}
