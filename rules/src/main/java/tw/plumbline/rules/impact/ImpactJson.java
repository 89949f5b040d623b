package tw.plumbline.rules.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tw.plumbline.model.assessment.Value;

/**
 * Changes and totals as compact JSON in UTF-8, as they are stored; what is read is what was
 * written.
 */
public final class ImpactJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(Value.class, new Writer())
                  .addDeserializer(Value.class, new Reader()))
          .build();

  private ImpactJson() {}

  public static byte[] write(AssessmentChange change) {
    return MAPPER.writeValueAsBytes(change);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static AssessmentChange change(byte[] json) {
    return read(json, AssessmentChange.class);
  }

  public static byte[] write(ImpactTotals totals) {
    return MAPPER.writeValueAsBytes(totals);
  }

  /**
   * @throws IllegalArgumentException if they are none
   */
  public static ImpactTotals totals(byte[] json) {
    return read(json, ImpactTotals.class);
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException("not what was written: " + wrong.getMessage(), wrong);
    }
  }

  private static final class Writer extends ValueSerializer<Value> {
    @Override
    public void serialize(Value value, JsonGenerator json, SerializationContext context) {
      if (value instanceof Value.Number number) {
        json.writeNumber(number.value());
      } else if (value instanceof Value.Text text) {
        json.writeString(text.value());
      }
    }
  }

  private static final class Reader extends ValueDeserializer<Value> {
    @Override
    public Value deserialize(JsonParser json, DeserializationContext context) {
      return json.currentToken().isNumeric()
          ? new Value.Number(json.getDecimalValue())
          : new Value.Text(json.getString());
    }
  }
}
