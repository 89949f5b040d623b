package tw.plumbline.service.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tw.plumbline.service.page.Style;

/** Where a command reads and writes; always UTF-8, whatever the locale. */
record Terminal(InputStream in, PrintStream out, PrintStream err, Style style) {
  private static final int BUFFER = 1 << 16;

  /** This process's own. The launcher says whether somebody reads it: Java 17 cannot tell. */
  static Terminal ofProcess() {
    return new Terminal(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        styleOfProcess());
  }

  /** Writes a line of bytes at once. */
  void line(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    out.write('\n');
    out.flush();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  void complain(String line) {
    err.println(line);
    err.flush();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  private static Style styleOfProcess() {
    String noColour = System.getenv("NO_COLOR");
    boolean wanted = noColour == null || noColour.isEmpty();
    return wanted && Boolean.getBoolean("plumbline.tty") ? Style.COLOURED : Style.PLAIN;
  }
}
