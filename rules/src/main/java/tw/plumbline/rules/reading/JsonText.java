package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text as maps (in the order of the text), lists, texts, {@link BigDecimal}s and booleans.
 * Repeated keys, nulls and numbers that no double holds are faults, with {@link Unusable} in their
 * place; of a repeated key the first value stays. A text or key with the character U+0000 is a
 * fault too.
 */
final class JsonText {
  /** Objects and lists within each other. */
  static final int DEEPEST = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNestingDepth(DEEPEST + 1)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;
  private final Faults faults;
  private final Place place = new Place();
  private final boolean escapes;
  private int depth;

  private JsonText(String text, JsonParser parser, Faults faults) {
    this.text = text;
    this.parser = parser;
    this.faults = faults;
    this.escapes = text.contains("\\u");
  }

  /** The only value of a text in UTF-8. */
  static Object parse(byte[] utf8, Faults faults) throws NotJson {
    return parse(decode(utf8), faults);
  }

  /** The only value of a text. */
  static Object parse(String text, Faults faults) throws NotJson {
    if (text.isBlank()) {
      throw new NotJson(FaultCode.MALFORMED_JSON, Wording.empty());
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new NotJson(FaultCode.MALFORMED_JSON, Wording.byteOrderMark());
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonText(text, parser, faults).document();
    } catch (JacksonException unreadable) {
      throw malformed(text, unreadable.getLocation());
    }
  }

  private static String decode(byte[] utf8) throws NotJson {
    CharBuffer text = CharBuffer.allocate(utf8.length);
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    if (result.isError()) {
      int at = bytes.position();
      throw new NotJson(FaultCode.NOT_UNICODE, Wording.notUtf8(at, utf8[at] & 0xff));
    }
    return text.flip().toString();
  }

  private Object document() throws NotJson {
    Object value = value(parser.nextToken());
    if (parser.nextToken() != null) {
      throw malformed(text, parser.currentTokenLocation());
    }
    return value;
  }

  private Object value(JsonToken token) throws NotJson {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> {
        faults.add(place, FaultCode.NULL_VALUE, Wording::nullValue);
        yield Unusable.NULL;
      }
      default -> throw malformed(text, parser.currentTokenLocation());
    };
  }

  private Map<String, Object> object() throws NotJson {
    deeper();
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      place.enter(wellFormed(name));
      refuseNul(name);
      Object value = value(parser.nextToken());
      if (fields.putIfAbsent(name, value) != null) {
        String repeated = name;
        faults.add(place, FaultCode.DUPLICATE_KEY, () -> Wording.duplicateKey(repeated));
      }
      place.leave();
    }
    depth--;
    return fields;
  }

  private List<Object> list() throws NotJson {
    deeper();
    List<Object> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      place.enter(items.size());
      items.add(value(t));
      place.leave();
    }
    depth--;
    return items;
  }

  private Object number(String written) {
    BigDecimal value = ExactNumber.read(written);
    if (value == null) {
      faults.add(place, FaultCode.TOO_PRECISE, () -> Wording.tooPrecise(written));
      return Unusable.NUMBER;
    }
    return value;
  }

  private void deeper() throws NotJson {
    if (++depth > DEEPEST) {
      throw new NotJson(FaultCode.TOO_DEEP, Wording.tooDeep(DEEPEST));
    }
  }

  private String text(String string) throws NotJson {
    refuseNul(string);
    return wellFormed(string);
  }

  /** JSON holds this character only as an escape. */
  private void refuseNul(String string) {
    if (escapes && string.indexOf('\0') >= 0) {
      faults.add(place, FaultCode.NUL_CHARACTER, Wording::nulCharacter);
    }
  }

  /** Refuses half a character: an escape like {@code \ud83d} without its other half. */
  private String wellFormed(String string) throws NotJson {
    if (escapes) {
      for (int i = 0; i < string.length(); i++) {
        if (!Character.isSurrogate(string.charAt(i))) {
          continue;
        }
        if (!Character.isSupplementaryCodePoint(string.codePointAt(i))) {
          throw new NotJson(FaultCode.NOT_UNICODE, Wording.halfCharacter(string.charAt(i)));
        }
        i++;
      }
    }
    return string;
  }

  private static NotJson malformed(String text, TokenStreamLocation location) {
    int at = (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
    String near = text.substring(Math.max(0, at - 12), Math.min(text.length(), at + 12)).strip();
    return new NotJson(
        FaultCode.MALFORMED_JSON,
        Wording.malformed(location.getLineNr(), location.getColumnNr(), near));
  }
}
