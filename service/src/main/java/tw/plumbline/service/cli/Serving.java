package tw.plumbline.service.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.DatabaseException;
import tw.plumbline.service.page.Language;

/** Starts the service, and says in plain words when it does not start. */
final class Serving {
  private Serving() {}

  static Optional<Application.Running> start(
      int port, Map<String, Object> more, Terminal terminal, @Nullable Language language) {
    try {
      claim(port);
      return Optional.of(Application.start(port, more, new FirstUsersPage(terminal)));
    } catch (RuntimeException failure) {
      terminal.complain("plumbline: " + why(failure, port, language));
      return Optional.empty();
    }
  }

  /** That the port is taken is said before a database is started, not after. */
  private static void claim(int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new PortInUseException(port, taken);
    }
  }

  private static String why(RuntimeException failure, int port, @Nullable Language language) {
    Throwable root = failure;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException) {
        return Said.of(language, "serve.portTaken", port);
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
    return Said.of(language, "serve.failed", root.getMessage());
  }
}
