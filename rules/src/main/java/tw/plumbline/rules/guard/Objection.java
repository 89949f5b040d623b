package tw.plumbline.rules.guard;

import tw.plumbline.model.text.BilingualText;

/**
 * One thing that a rule file may not hold.
 *
 * @param path of the rule file
 * @param line counted from 1
 * @param detail what stands there, as far as it can be said in a few words
 */
public record Objection(String path, int line, Refusal refusal, String detail) {
  /** What is refused, why, and what to write instead. */
  public BilingualText message() {
    return refusal.message(detail);
  }

  @Override
  public String toString() {
    return "%s:%d: %s".formatted(path, line, message().en());
  }
}
