package tw.plumbline.service.cli;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.page.Words;

/** A command that works on rulebooks' folders: what is wrong with them is said, not thrown. */
abstract class RulebookWork implements Callable<Integer> {
  final Terminal terminal;

  RulebookWork(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Does it, and says how it ended. */
  abstract int work(Words words);

  /** In which its words are. */
  abstract Words words();

  @Override
  public final Integer call() {
    Words words = words();
    try {
      return work(words);
    } catch (RulebookException faulty) {
      for (BookFault fault : faulty.faults()) {
        terminal.say("%s:%d: %s".formatted(fault.file(), fault.line(), words.of(fault.message())));
      }
      return ExitCode.UNREADABLE;
    } catch (IllegalArgumentException | UncheckedIOException unusable) {
      terminal.complain("plumbline: " + unusable.getMessage());
      return ExitCode.UNREADABLE;
    }
  }
}
