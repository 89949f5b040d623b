package tw.plumbline.service.problem;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.reading.Fault;

/**
 * Problem details (RFC 9457) in both languages.
 *
 * @param parameter of the request, where one is at fault
 * @param faults of a text, each at its place
 * @param files faults of files, each with its line
 */
public record Problem(
    ProblemKind kind,
    BilingualText message,
    @Nullable String parameter,
    List<Fault> faults,
    List<BookFault> files) {
  private static final JsonFactory JSON = new JsonFactory();

  public Problem {
    faults = List.copyOf(faults);
    files = List.copyOf(files);
  }

  public Problem(
      ProblemKind kind, BilingualText message, @Nullable String parameter, List<Fault> faults) {
    this(kind, message, parameter, faults, List.of());
  }

  /** Files of a rulebook are not as they must be. */
  public static Problem ofFiles(ProblemKind kind, List<BookFault> files) {
    return new Problem(kind, kind.message(), null, List.of(), files);
  }

  /** The same kind, said more closely. */
  public static Problem of(ProblemKind kind, BilingualText message) {
    return new Problem(kind, message, null, List.of());
  }

  public Problem(ProblemKind kind) {
    this(kind, kind.message(), null, List.of());
  }

  /** Something is wrong with a parameter of the request. */
  public static Problem ofParameter(String parameter, BilingualText why) {
    return new Problem(ProblemKind.BAD_REQUEST, why, parameter, List.of());
  }

  /** A form that was sent is not filled in as it must be. */
  public static Problem ofForm(List<Fault> faults) {
    ProblemKind kind = ProblemKind.REQUEST_REFUSED;
    return new Problem(kind, kind.message(), null, faults);
  }

  /** A line is no line of a batch. */
  public static Problem ofLine(Fault fault) {
    ProblemKind kind = ProblemKind.NO_BATCH_LINE;
    return new Problem(kind, kind.message(), null, List.of(fault));
  }

  /** A file that the command line was to read. */
  public static Problem ofFile(String file, BilingualText why) {
    return new Problem(
        ProblemKind.FILE_UNREADABLE,
        new BilingualText(
            "讀不到檔案 `%s`：%s".formatted(file, why.zhTw()),
            "The file `%s` cannot be read: %s".formatted(file, why.en())),
        null,
        List.of());
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
      if (parameter != null) {
        json.writeStringProperty("parameter", parameter);
      }
      if (!faults.isEmpty()) {
        json.writeArrayPropertyStart("errors");
        faults.forEach(fault -> write(json, fault));
        json.writeEndArray();
      }
      if (!files.isEmpty()) {
        json.writeArrayPropertyStart("files");
        files.forEach(fault -> write(json, fault));
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Fault fault) {
    json.writeStartObject();
    json.writeStringProperty("pointer", fault.pointer());
    json.writeStringProperty("code", fault.code().wireName());
    write(json, fault.message());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, BookFault fault) {
    json.writeStartObject();
    json.writeStringProperty("file", fault.file());
    json.writeNumberProperty("line", fault.line());
    write(json, fault.message());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, BilingualText message) {
    json.writeObjectPropertyStart("message");
    json.writeStringProperty("zh-TW", message.zhTw());
    json.writeStringProperty("en", message.en());
    json.writeEndObject();
  }
}
