package tw.plumbline.service.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.PortInUseException;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.DatabaseException;
import tw.plumbline.service.page.Words;

/** Starts the service, and says in plain words when it does not start. */
final class Serving {
  private Serving() {}

  static Optional<Application.Running> start(
      int port, Map<String, Object> more, Terminal terminal, Words words) {
    try {
      return Optional.of(Application.start(port, more, new FirstUsersPage(terminal)));
    } catch (RuntimeException failure) {
      terminal.complain("plumbline: " + why(failure, port, words));
      return Optional.empty();
    }
  }

  private static String why(RuntimeException failure, int port, Words words) {
    Throwable root = failure;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException) {
        return words.of("serve.portTaken", port);
      }
      if (each instanceof DatabaseException database) {
        return String.valueOf(database.getMessage());
      }
      if (each instanceof RulebookException rulebook) {
        return rulebook.faults().stream()
            .map(BookFault::toString)
            .collect(Collectors.joining("\nplumbline: "));
      }
      root = each;
    }
    return words.of("serve.failed", root.getMessage());
  }
}
