package tw.plumbline.service.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.service.submission.Batches;
import tw.plumbline.service.submission.Outcome;

/**
 * A line of the answer to a batch of submissions: {@code key}, {@code status} and what came of it.
 */
final class ResultLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int CREATED = 201;
  private static final int OK = 200;

  private ResultLine() {}

  static byte[] of(Batches.Result result) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      if (result.key() != null) {
        json.writeStringProperty("key", result.key());
      }
      json.writeNumberProperty("status", status(result.outcome()));
      json.writeName(result.outcome() instanceof Outcome.Stored ? "assessment" : "problem");
      json.writeRawValue(new String(content(result.outcome()), StandardCharsets.UTF_8));
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return line.toByteArray();
  }

  private static int status(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored) {
      return stored.created() ? CREATED : OK;
    }
    return outcome instanceof Outcome.Rejected rejected
        ? rejected.answer().status()
        : ((Outcome.Refused) outcome).problem().kind().status();
  }

  private static byte[] content(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored) {
      return stored.document();
    }
    return outcome instanceof Outcome.Rejected rejected
        ? rejected.answer().json()
        : ((Outcome.Refused) outcome).problem().json();
  }
}
