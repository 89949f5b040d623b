package tw.plumbline.service.submission;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;

/**
 * Takes one line of a batch apart. After a fault it reads on, so that the answer can name the key
 * wherever it stands.
 */
final class BatchLineReader {
  /** UTF-8 and nothing else, so that places in the text are places in its bytes. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final byte[] line;
  private final Set<String> names = new HashSet<>();
  private @Nullable Fault fault;
  private @Nullable String key;
  private byte @Nullable [] report;
  private @Nullable UUID replaces;
  private @Nullable Integer draftedAgainst;
  private String alliance = "";

  BatchLineReader(byte[] line) {
    this.line = line;
  }

  BatchLine read() {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        fields(json);
      } else {
        found("", FaultCode.WRONG_TYPE, "這一行須為 JSON 物件。", "The line must be a JSON object.");
      }
    } catch (JacksonException broken) {
      found("", FaultCode.MALFORMED_JSON, "這一行不是 JSON。", "The line is no JSON.");
    }
    requirePresent("key", key);
    requirePresent("report", report);
    return fault == null && key != null && report != null
        ? new BatchLine.Whole(key, report, replaces, draftedAgainst, alliance)
        : new BatchLine.None(key, Objects.requireNonNull(fault));
  }

  private void fields(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (names.add(name)) {
        take(name, json, value);
      } else {
        twice(name);
      }
      json.skipChildren();
    }
    if (json.nextToken() != null) {
      found(
          "",
          FaultCode.MALFORMED_JSON,
          "這一行不只一個 JSON 值。",
          "The line holds more than one JSON value.");
    }
  }

  private void take(String name, JsonParser json, JsonToken value) {
    switch (name) {
      case "key" -> key = writable(text(name, json, value));
      case "report" -> report = copied(json, value);
      case "replaces" -> replaces = id(name, json, value);
      case "draftedAgainst" -> draftedAgainst = number(name, json, value);
      default ->
          found(
              pointer(name),
              FaultCode.UNKNOWN_FIELD,
              "這一行沒有欄位 `%s`。".formatted(name),
              "A line has no field `%s`.".formatted(name));
    }
  }

  /** Of two keys neither is the line's. */
  private void twice(String name) {
    key = name.equals("key") ? null : key;
    found(
        pointer(name),
        FaultCode.DUPLICATE_KEY,
        "欄位 `%s` 出現兩次。".formatted(name),
        "The field `%s` stands twice.".formatted(name));
  }

  private void requirePresent(String name, @Nullable Object value) {
    if (value == null) {
      found(
          pointer(name),
          FaultCode.MISSING_FIELD,
          "缺少欄位 `%s`。".formatted(name),
          "The field `%s` is missing.".formatted(name));
    }
  }

  private byte[] copied(JsonParser json, JsonToken value) {
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

  private @Nullable String text(String name, JsonParser json, JsonToken value) {
    if (value == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    wrongType(name, "文字", "a text");
    return null;
  }

  /** A text that can be answered: half a character cannot. */
  private @Nullable String writable(@Nullable String text) {
    if (text == null || StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text;
    }
    found("/key", FaultCode.NOT_UNICODE, "`key` 含有不完整的字元。", "`key` holds half a character.");
    return null;
  }

  private @Nullable UUID id(String name, JsonParser json, JsonToken value) {
    String text = text(name, json, value);
    if (text != null && ID.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    if (text != null) {
      found(
          pointer(name),
          FaultCode.BAD_FORMAT,
          "`%s` 須為送件識別碼（UUID）。".formatted(name),
          "`%s` must be the id of a submission (a UUID).".formatted(name));
    }
    return null;
  }

  private @Nullable Integer number(String name, JsonParser json, JsonToken value) {
    if (value != JsonToken.VALUE_NUMBER_INT) {
      wrongType(name, "整數", "a whole number");
      return null;
    }
    if (json.getNumberType() != JsonParser.NumberType.INT) {
      found(
          pointer(name),
          FaultCode.OUT_OF_RANGE,
          "`%s` 超出範圍。".formatted(name),
          "`%s` is out of range.".formatted(name));
      return null;
    }
    return json.getIntValue();
  }

  private void wrongType(String name, String zhTw, String en) {
    found(
        pointer(name),
        FaultCode.WRONG_TYPE,
        "`%s` 須為%s。".formatted(name, zhTw),
        "`%s` must be %s.".formatted(name, en));
  }

  /** The first is told. */
  private void found(String pointer, FaultCode code, String zhTw, String en) {
    if (fault == null) {
      fault = new Fault(pointer, code, new BilingualText(zhTw, en));
    }
  }

  private static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
