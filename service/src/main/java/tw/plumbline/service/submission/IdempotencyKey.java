package tw.plumbline.service.submission;

import java.util.regex.Pattern;

/** The name that a caller gives a submission, so that sending it again does nothing twice. */
public final class IdempotencyKey {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private IdempotencyKey() {}

  /** Whether it is 1 to 255 visible ASCII characters. */
  public static boolean valid(String key) {
    return FORM.matcher(key).matches();
  }
}
