package tw.plumbline.service.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;
import tw.plumbline.service.problem.Problem;

/** Files that are named on the command line; {@code -} is the standard input. */
final class Input {
  static final String STANDARD = "-";

  private Input() {}

  /** Opens a file; the caller closes it. */
  static InputStream open(String file, Terminal terminal) throws UnreadableFileException {
    if (file.equals(STANDARD)) {
      return terminal.in();
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw unreadable(file, "file.isFolder");
      }
      return Files.newInputStream(path);
    } catch (NoSuchFileException | InvalidPathException missing) {
      throw unreadable(file, "file.missing");
    } catch (AccessDeniedException denied) {
      throw unreadable(file, "file.denied");
    } catch (IOException failure) {
      throw failed(file, failure);
    }
  }

  /** A file's bytes; of one that is too large, as many as show that it is. */
  static byte[] read(String file, Terminal terminal) throws UnreadableFileException {
    try (InputStream in = open(file, terminal)) {
      return in.readNBytes(Checks.MAX_BYTES + 1);
    } catch (IOException failure) {
      throw failed(file, failure);
    }
  }

  static UnreadableFileException failed(String file, IOException failure) {
    return unreadable(file, "file.other", failure.getClass().getSimpleName());
  }

  private static UnreadableFileException unreadable(String file, String why, Object... arguments) {
    String zhTw = new Words(Language.ZH_TW).of(why, arguments);
    String en = new Words(Language.EN).of(why, arguments);
    return new UnreadableFileException(Problem.ofFile(file, new BilingualText(zhTw, en)));
  }

  /** A file that cannot be read, and why. */
  static final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableFileException(Problem problem) {
      super(problem.message().en());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
