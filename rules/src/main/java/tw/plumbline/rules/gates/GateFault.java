package tw.plumbline.rules.gates;

import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;

/**
 * Why a draft does not pass a gate.
 *
 * @param file path within the programme's folder
 * @param line counted from 1; 0 where the fault is on no line
 * @param clause null where the fault is no single clause's
 */
public record GateFault(String file, int line, @Nullable String clause, BilingualText message) {
  static GateFault of(BookFault fault, @Nullable String clause) {
    return new GateFault(fault.file(), fault.line(), clause, fault.message());
  }

  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, message.en());
  }
}
