package tw.plumbline.rules.reading;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tw.plumbline.model.text.BilingualText;

/** Writes what is wrong with a text that is no report, as a problem (RFC 9457). */
public final class ProblemWriter {
  /** The media type of what this writes. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem of a reading that was refused (422). */
  public byte[] write(Reading.Refused refused) {
    int faults = refused.faults().size();
    BilingualText detail =
        new BilingualText(
            "報告有 %d 處錯誤，請逐項更正後再送。".formatted(faults),
            faults == 1
                ? "The report has a fault. Mend it and send the report again."
                : "The report has %d faults. Mend each and send it again.".formatted(faults));
    return write("report-refused", "Report refused", 422, detail, refused.faults());
  }

  /** The problem of a reading that found no JSON (400). */
  public byte[] write(Reading.Unreadable unreadable) {
    Fault fault = unreadable.fault();
    return write("unreadable", "Unreadable JSON", 400, fault.message(), List.of(fault));
  }

  /** The problem of a reading of too many bytes (413). */
  public byte[] write(Reading.TooLarge tooLarge) {
    Fault fault = tooLarge.fault();
    return write("too-large", "Report too large", 413, fault.message(), List.of(fault));
  }

  private static byte[] write(
      String type, String title, int status, BilingualText detail, List<Fault> faults) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonOut.to(out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "urn:plumbline:problem:" + type);
      json.writeStringProperty("title", title);
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", detail.zhTw() + " " + detail.en());
      json.writeArrayPropertyStart("errors");
      for (Fault fault : faults) {
        json.writeStartObject();
        json.writeStringProperty("pointer", fault.pointer());
        json.writeStringProperty("code", fault.code().wireName());
        JsonOut.text(json, "message", fault.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
