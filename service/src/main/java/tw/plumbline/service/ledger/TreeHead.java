package tw.plumbline.service.ledger;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.Base64;
import tw.plumbline.service.database.Columns;

/**
 * How the tree stood, signed.
 *
 * @param size leaves
 * @param root in base64
 * @param note the signed checkpoint
 */
public record TreeHead(long size, long lastPosition, String root, OffsetDateTime at, String note) {
  static TreeHead of(Row row) {
    Columns columns = new Columns(row);
    return new TreeHead(
        columns.of("size", Long.class),
        columns.of("last_position", Long.class),
        Base64.getEncoder().encodeToString(columns.of("root", byte[].class)),
        columns.of("at", OffsetDateTime.class),
        columns.of("note", String.class));
  }
}
