package tw.plumbline.rules.reading;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Payer;

/**
 * Writes reports as the contract's JSON: what is unknown is left out, defaults are written, days
 * are ISO. Reading what it wrote gives an equal report.
 */
public final class ReportWriter {
  /** The report's JSON in UTF-8. */
  public byte[] write(AllianceReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonOut.to(out)) {
      record(json, report);
    }
    return out.toByteArray();
  }

  private static void value(JsonGenerator json, Object value) {
    if (value instanceof Payer payer) {
      value(json, payer instanceof Payer.InPlace inPlace ? inPlace.party() : named(payer));
    } else if (value instanceof Record record) {
      record(json, record);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      new TreeMap<>(map).forEach((name, item) -> field(json, (String) name, item));
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(item -> value(json, item));
      json.writeEndArray();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      JsonOut.number(json, new BigDecimal(number.toString()));
    } else if (value instanceof OffsetDateTime instant) {
      json.writeString(Instants.write(instant));
    } else {
      json.writeString(value.toString());
    }
  }

  private static Map<String, String> named(Payer payer) {
    return Map.of("member", ((Payer.ListedMember) payer).member());
  }

  private static void record(JsonGenerator json, Record record) {
    json.writeStartObject();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      field(json, component.getName(), component(record, component));
    }
    json.writeEndObject();
  }

  private static void field(JsonGenerator json, String name, @Nullable Object value) {
    if (value != null) {
      json.writeName(name);
      value(json, value);
    }
  }

  private static @Nullable Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException everyComponentCanBeRead) {
      throw new IllegalStateException(everyComponentCanBeRead);
    }
  }
}
