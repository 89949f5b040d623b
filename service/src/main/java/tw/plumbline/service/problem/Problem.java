package tw.plumbline.service.problem;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.text.BilingualText;

/** Problem details (RFC 9457) in both languages. */
public record Problem(ProblemKind kind, BilingualText message) {
  private static final JsonFactory JSON = new JsonFactory();

  public Problem(ProblemKind kind) {
    this(kind, kind.message());
  }

  /** A file that the command line was to read. */
  public static Problem ofFile(String file, BilingualText why) {
    return new Problem(
        ProblemKind.FILE_UNREADABLE,
        new BilingualText(
            "讀不到檔案 `%s`：%s".formatted(file, why.zhTw()),
            "The file `%s` cannot be read: %s".formatted(file, why.en())));
  }

  /** One line of JSON in UTF-8, without a line feed. */
  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", "urn:plumbline:problem:" + kind.code());
      json.writeStringProperty("title", kind.title());
      json.writeNumberProperty("status", kind.status());
      json.writeStringProperty("detail", message.zhTw() + " " + message.en());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
