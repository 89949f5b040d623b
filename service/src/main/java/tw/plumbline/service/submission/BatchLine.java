package tw.plumbline.service.submission;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of a batch of submissions: {@code {"key": …, "report": …}}, and {@code replaces} and
 * {@code draftedAgainst} as in the address of a single one.
 *
 * @param report the report's own bytes
 * @param alliance id of the alliance, as far as it can be seen without reading the report
 */
record BatchLine(
    String key,
    byte[] report,
    @Nullable UUID replaces,
    @Nullable Integer draftedAgainst,
    String alliance) {
  /** UTF-8 and nothing else, so that places in the text are places in its bytes. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  /**
   * Takes a line apart without touching the report.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  static BatchLine read(byte[] line) {
    Parts parts = new Parts();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        parts.take(json.currentName(), json, line);
      }
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
    } catch (JacksonException broken) {
      throw new IllegalArgumentException(broken);
    }
    return parts.line();
  }

  /** What a line brought so far; nothing may come twice. */
  private static final class Parts {
    private @Nullable String key;
    private byte @Nullable [] report;
    private @Nullable UUID replaces;
    private @Nullable Integer draftedAgainst;
    private String alliance = "";

    void take(String name, JsonParser json, byte[] line) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "key" -> key = once(key, text(json, value));
        case "report" -> report = once(report, copied(json, value, line));
        case "replaces" -> replaces = once(replaces, UUID.fromString(text(json, value)));
        case "draftedAgainst" -> draftedAgainst = once(draftedAgainst, number(json, value));
        default -> throw new IllegalArgumentException("unknown field");
      }
    }

    BatchLine line() {
      if (key == null || report == null) {
        throw new IllegalArgumentException("no key or no report");
      }
      return new BatchLine(key, report, replaces, draftedAgainst, alliance);
    }

    private byte[] copied(JsonParser json, JsonToken value, byte[] line) {
      int from = (int) json.currentTokenLocation().getByteOffset();
      int depth = 0;
      boolean inAlliance = false;
      for (JsonToken token = value; ; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.PROPERTY_NAME && depth == 1) {
          inAlliance = json.currentName().equals("alliance");
        } else if (inAlliance
            && depth == 2
            && token == JsonToken.VALUE_STRING
            && "id".equals(json.currentName())) {
          alliance = json.getString();
        }
        if (depth == 0) {
          json.finishToken();
          return Arrays.copyOfRange(line, from, (int) json.currentLocation().getByteOffset());
        }
      }
    }

    private static String text(JsonParser json, JsonToken value) {
      if (value != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException("no text");
      }
      return json.getString();
    }

    private static Integer number(JsonParser json, JsonToken value) {
      if (value != JsonToken.VALUE_NUMBER_INT) {
        throw new IllegalArgumentException("no number");
      }
      return json.getIntValue();
    }

    private static <T> T once(@Nullable T before, T now) {
      if (before != null) {
        throw new IllegalArgumentException("twice");
      }
      return now;
    }
  }
}
