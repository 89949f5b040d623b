package tw.plumbline.rules.reading;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;

/** How the contract writes what all its documents have: numbers, bilingual texts, citations. */
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
    json.writeNumber(plain(value));
  }

  /** The same as a text. */
  static String plain(BigDecimal value) {
    return (value.scale() > 0 ? value.stripTrailingZeros() : value).toPlainString();
  }

  static void text(JsonGenerator json, String field, BilingualText text) {
    json.writeObjectPropertyStart(field);
    json.writeStringProperty("zh-TW", text.zhTw());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }

  /** Nothing where there is no number. */
  static void optional(JsonGenerator json, String field, @Nullable BigDecimal value) {
    if (value != null) {
      number(json, field, value);
    }
  }

  /** Nothing where there is no text. */
  static void optional(JsonGenerator json, String field, @Nullable String text) {
    if (text != null) {
      json.writeStringProperty(field, text);
    }
  }

  static <T> void list(JsonGenerator json, String field, List<T> items, Consumer<? super T> each) {
    json.writeArrayPropertyStart(field);
    items.forEach(each);
    json.writeEndArray();
  }

  static void rulebook(JsonGenerator json, RulebookRef rulebook) {
    json.writeObjectPropertyStart("rulebook");
    json.writeStringProperty("id", rulebook.id());
    json.writeNumberProperty("version", rulebook.version());
    json.writeStringProperty("digest", rulebook.digest());
    json.writeEndObject();
  }

  static void citation(JsonGenerator json, Citation citation) {
    json.writeObjectPropertyStart("citation");
    json.writeStringProperty("document", citation.document());
    json.writeStringProperty("section", citation.section());
    text(json, "statement", citation.statement());
    optional(json, "derivedFrom", citation.derivedFrom());
    json.writeEndObject();
  }
}
