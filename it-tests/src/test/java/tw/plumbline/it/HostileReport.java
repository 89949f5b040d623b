package tw.plumbline.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report made wrong in one of many ways. The same random numbers make the same. */
final class HostileReport {
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?[0-9][-+.0-9eE]*+|true|false");
  private static final Pattern PAIR = Pattern.compile("\"\\w+\":(?:\"[^\"\\\\]*+\"|-?[0-9.]++)");
  private static final int LONG = 100_000;

  /** Values that stand in place of others. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "NaN",
          "-Infinity",
          "true",
          "[]",
          "{}",
          "[{}]",
          "{\"\":{}}",
          "\"\"",
          "\" \"",
          "0",
          "-0",
          "-1",
          "1.5",
          "24.0",
          "1e400",
          "-1e400",
          "1e-400",
          "1e15",
          "0.1e1",
          "01",
          "+1",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999",
          "0.1234567890123456",
          "\"108/2/30\"",
          "\"0000-01-01\"",
          "\"9999-12-31\"",
          "\"2019-02-30\"",
          "\"-0001-01-01\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\uffff\"",
          "\"\\q\"",
          "\"a\nb\"",
          "\"\u202e\ufeff\"",
          "\"😀\"",
          "\"'); drop table submission; --\"",
          "\"%s${7*7}<script>\"",
          "/**/1",
          "'x'",
          "x");

  /** Fields whose values go far: into deadlines, sums and rows. */
  private static final List<String> FIELDS =
      List.of(
          "filedAt",
          "grant",
          "id",
          "name",
          "amount",
          "fee",
          "programmeYear",
          "phase",
          "signedOn",
          "receivedOn",
          "programme",
          "filing",
          "field",
          "count",
          "from",
          "to",
          "member");

  private static final List<String> FIELD_VALUES =
      List.of(
          "\"0000-01-01T00:00:00Z\"",
          "\"0001-01-01T00:00:00+18:00\"",
          "\"9999-12-31T23:59:59-18:00\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"2019-10-31T00:00:00+23:59\"",
          "\"2019-10-31T00:00:00-16:00\"",
          "\"2016-12-31T23:59:60Z\"",
          "\"2019-10-31T24:00:00+08:00\"",
          "\"0000-02-29\"",
          "\"9999-12-31\"",
          "\"10000-01-01\"",
          "9007199254740993",
          "999999999999999",
          "99999999999999",
          "-99999999999999",
          "1",
          "0",
          "-2147483648",
          "2147483647",
          "\"\\t\"",
          "\"../../x\"",
          "\"a/b~c\"",
          "\"聯盟\"",
          "\"" + "x".repeat(255) + "\"",
          "\"" + "長".repeat(3_000) + "\"");

  private final Random random;
  private final String text;

  private HostileReport(Random random, String text) {
    this.random = random;
    this.text = text;
  }

  /**
   * Makes a report wrong.
   *
   * @param text the report, on one line
   */
  static byte[] of(Random random, String text) {
    return new HostileReport(random, text).made();
  }

  private byte[] made() {
    return switch (random.nextInt(16)) {
      case 0 -> flipped();
      case 1 -> swapped().getBytes(UTF_8);
      case 2 -> doubled().getBytes(UTF_8);
      case 3, 4, 5 -> replaced(VALUES.get(random.nextInt(VALUES.size()))).getBytes(UTF_8);
      case 6, 7, 8 -> field().getBytes(UTF_8);
      case 9 -> replaced(deep()).getBytes(UTF_8);
      case 10 -> replaced(large()).getBytes(UTF_8);
      case 11 -> notUtf8();
      case 12 -> text.substring(0, random.nextInt(text.length())).getBytes(UTF_8);
      case 13 -> replaced(repeated()).getBytes(UTF_8);
      case 14 -> removed().getBytes(UTF_8);
      default -> other();
    };
  }

  private byte[] flipped() {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = random.nextInt(20); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private String swapped() {
    MatchResult one = any(TOKEN);
    MatchResult two = any(TOKEN);
    if (one.start() > two.start()) {
      MatchResult later = one;
      one = two;
      two = later;
    }
    return one.start() == two.start()
        ? text
        : text.substring(0, one.start())
            + two.group()
            + text.substring(one.end(), two.start())
            + one.group()
            + text.substring(two.end());
  }

  private String doubled() {
    MatchResult pair = any(PAIR);
    return text.substring(0, pair.end()) + "," + pair.group() + text.substring(pair.end());
  }

  private String replaced(String value) {
    return with(any(TOKEN), value);
  }

  private String removed() {
    return with(any(PAIR), "");
  }

  private String field() {
    Pattern named = Pattern.compile("(?<=\"" + FIELDS.get(random.nextInt(FIELDS.size())) + "\":)");
    Pattern value = Pattern.compile(named.pattern() + "(?:" + TOKEN.pattern() + ")");
    return with(any(value), FIELD_VALUES.get(random.nextInt(FIELD_VALUES.size())));
  }

  private String deep() {
    int depth = List.of(30, 33, 500, 1_001, LONG).get(random.nextInt(5));
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(random.nextBoolean() ? depth : 0)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(random.nextBoolean() ? depth : 0);
  }

  private String large() {
    return switch (random.nextInt(4)) {
      case 0 -> "9".repeat(LONG);
      case 1 -> "0." + "1".repeat(LONG);
      case 2 -> "1e" + "9".repeat(LONG);
      default -> "\"" + "i".repeat(LONG) + "\"";
    };
  }

  private String repeated() {
    String item = List.of("{}", "[]", "0", "\"\"", "{\"id\":\"m1\"}").get(random.nextInt(5));
    return "[" + (item + ",").repeat(1 + random.nextInt(25_000)) + item + "]";
  }

  /** Bytes that are no UTF-8: too long, a half of a pair, too high, no beginning, no end. */
  private byte[] notUtf8() {
    String bytes =
        List.of(
                "\u00c0\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u0080",
                "\u00e8")
            .get(random.nextInt(5));
    MatchResult at = any(TOKEN);
    byte[] before = text.substring(0, at.start() + 1).getBytes(UTF_8);
    byte[] between = bytes.getBytes(ISO_8859_1);
    byte[] after = text.substring(at.start() + 1).getBytes(UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + between.length + after.length);
    System.arraycopy(between, 0, all, before.length, between.length);
    System.arraycopy(after, 0, all, before.length + between.length, after.length);
    return all;
  }

  private byte[] other() {
    return switch (random.nextInt(8)) {
      case 0 -> new byte[0];
      case 1 -> new byte[random.nextInt(1_000)];
      case 2 -> text.getBytes(UTF_16LE);
      case 3 -> ("\ufeff" + text).getBytes(UTF_8);
      case 4 -> (text + text).getBytes(UTF_8);
      case 5 -> (" ".repeat(LONG) + "{}").getBytes(UTF_8);
      case 6 -> ("[" + text + "]").getBytes(UTF_8);
      default -> {
        byte[] noise = new byte[random.nextInt(1_000)];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  private String with(MatchResult place, String value) {
    return text.substring(0, place.start()) + value + text.substring(place.end());
  }

  /** One of the places of a pattern; the beginning if there is none. */
  private MatchResult any(Pattern pattern) {
    List<MatchResult> places = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      places.add(matcher.toMatchResult());
    }
    if (places.isEmpty()) {
      return Pattern.compile("^").matcher(text).results().findFirst().orElseThrow();
    }
    return places.get(random.nextInt(places.size()));
  }
}
