package tw.plumbline.service.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What stands beside a dossier for whoever opens it. */
final class Readme {
  private Readme() {}

  static byte[] zhTw() {
    return resource("readme_zh-TW.txt");
  }

  static byte[] en() {
    return resource("readme_en.txt");
  }

  private static byte[] resource(String name) {
    try (InputStream in = Readme.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing " + name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
