package tw.plumbline.service.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The record of a submission with its assessment, findings and figures. */
public final class SubmissionRecord {
  /** The column of the secret that commitments are made with. */
  public static final String SECRET = "submission.values_salt";

  /** The column of the answer; in the record stands the root of the tree over its parts. */
  public static final String DOCUMENT = "assessment.document";

  private static final String POSITION = "submission.position";

  /** What may say something that was filed, or be guessed from. */
  private static final Set<String> COMMITTED =
      Set.of(
          SECRET,
          "submission.idempotency_key",
          "submission.report",
          "submission.report_digest",
          "assessment.supplied",
          "assessment.supplied_digest",
          "assessment.checks",
          "assessment.counted_parties");

  private SubmissionRecord() {}

  /**
   * The record without its last line, which says its position among submissions.
   *
   * @param columns {@code submission.…} and {@code assessment.…} to value; null ones are left out
   * @param findings the rows, each its columns in their order
   * @param figures the same
   */
  public static String of(
      String id,
      Map<String, @Nullable Object> columns,
      List<? extends List<?>> findings,
      List<? extends List<?>> figures) {
    byte[] secret = bytes(columns, SECRET);
    StringBuilder record = new StringBuilder(RecordKind.SUBMISSION.head(id));
    new TreeMap<>(columns)
        .forEach(
            (name, value) -> {
              if (value != null && !name.equals(POSITION)) {
                RecordLines.add(record, name, line(name, value, secret));
              }
            });
    RecordLines.add(record, "findings", committed("findings", findings, secret));
    RecordLines.add(record, "figures", committed("figures", figures, secret));
    return record.toString();
  }

  /** The last line, with the line feed before it; the database adds it. */
  static String position(long position) {
    return "\nposition: " + position;
  }

  private static String line(String name, Object value, byte[] secret) {
    if (name.equals(DOCUMENT)) {
      return RecordLines.json(DocumentParts.root((byte[]) value, secret));
    }
    return COMMITTED.contains(name)
        ? RecordLines.json(RecordLines.commitment(secret, name, RecordLines.bytes(value)))
        : RecordLines.json(value);
  }

  private static String committed(String name, List<? extends List<?>> rows, byte[] secret) {
    StringBuilder text = new StringBuilder();
    for (List<?> row : rows) {
      text.append(RecordLines.json(row)).append('\n');
    }
    return RecordLines.json(
        RecordLines.commitment(secret, name, text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(Map<String, @Nullable Object> columns, String name) {
    if (columns.get(name) instanceof byte[] bytes) {
      return bytes;
    }
    throw new IllegalArgumentException("there is no " + name);
  }
}
