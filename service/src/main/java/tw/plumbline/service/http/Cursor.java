package tw.plumbline.service.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.problem.ParameterException;

/**
 * Where a list goes on: some numbers, and a check by which damage is found, and that it is of
 * another list or of the same list under another filter. It is no secret: whoever makes one up sees
 * a place in a list that it may read anyway.
 */
final class Cursor {
  private static final String NAME = "cursor";
  private static final int CHECK = 6;

  private final String list;

  private Cursor(String list) {
    this.list = list;
  }

  /**
   * @param parts the name of the list and its filter
   */
  static Cursor of(@Nullable Object... parts) {
    return new Cursor(Arrays.toString(parts));
  }

  String at(long... place) {
    ByteBuffer bytes = ByteBuffer.allocate(place.length * Long.BYTES + CHECK);
    for (long number : place) {
      bytes.putLong(number);
    }
    byte[] check = check(Arrays.copyOf(bytes.array(), place.length * Long.BYTES));
    bytes.put(check, 0, CHECK);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * The numbers in a cursor of this list; nothing for none.
   *
   * @param count of them
   */
  long @Nullable [] place(@Nullable String cursor, int count) {
    if (cursor == null) {
      return null;
    }
    byte[] bytes = decoded(cursor);
    if (bytes.length != count * Long.BYTES + CHECK) {
      throw ParameterException.noCursor(NAME);
    }
    long[] place = new long[count];
    ByteBuffer.wrap(bytes).asLongBuffer().get(place);
    if (!at(place).equals(cursor)) {
      throw ParameterException.noCursor(NAME);
    }
    return place;
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException damaged) {
      throw ParameterException.noCursor(NAME);
    }
  }

  private byte[] check(byte[] place) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : List.of(place, list.getBytes(StandardCharsets.UTF_8))) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
