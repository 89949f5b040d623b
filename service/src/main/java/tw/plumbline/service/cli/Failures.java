package tw.plumbline.service.cli;

import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.compile.CompilationException;
import tw.plumbline.service.database.DatabaseException;

/** What is said of a command that failed: never a stack trace. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    if (failure instanceof RulebookException rulebook) {
      faults(rulebook.faults());
    } else if (failure instanceof UncheckedIOException || failure instanceof CompilationException) {
      terminal.complain("plumbline: 規則無法載入 the rules cannot be loaded: " + failure.getMessage());
    } else if (failure instanceof DatabaseException database) {
      terminal.complain("plumbline: " + database.getMessage());
    } else {
      // Nothing that a user did: name it, so that it can be reported.
      terminal.complain("plumbline: 內部錯誤 internal error: " + failure);
    }
    return ExitCode.UNREADABLE;
  }

  private void faults(List<BookFault> faults) {
    for (BookFault fault : faults) {
      terminal.complain("plumbline: " + fault);
    }
  }
}
