package tw.plumbline.rules.reading;

import java.io.OutputStream;
import java.math.BigDecimal;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.text.BilingualText;

/** How the contract writes what all its documents have: numbers and bilingual texts. */
final class JsonOut {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonOut() {}

  /** Compact UTF-8; closing the generator leaves the stream open. */
  static JsonGenerator to(OutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
  }

  static void number(JsonGenerator json, String field, BigDecimal value) {
    json.writeName(field);
    number(json, value);
  }

  /** A number without trailing zeros and without an exponent. */
  static void number(JsonGenerator json, BigDecimal value) {
    BigDecimal plain = value.scale() > 0 ? value.stripTrailingZeros() : value;
    json.writeNumber(plain.toPlainString());
  }

  static void text(JsonGenerator json, String field, BilingualText text) {
    json.writeObjectPropertyStart(field);
    json.writeStringProperty("zh-TW", text.zhTw());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }
}
