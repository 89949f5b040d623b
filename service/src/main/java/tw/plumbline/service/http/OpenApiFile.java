package tw.plumbline.service.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the document to a file, for builds that generate a client and start no service. */
final class OpenApiFile {
  private OpenApiFile() {}

  /** Takes the file's path; its folder is made if it is not there. */
  public static void main(String... arguments) throws IOException {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.write(file, new OpenApi().yaml());
  }
}
