package tw.plumbline.service.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was put on record.
 *
 * @param place table, key, and where it is known the column
 * @param recorded what the log says; null where that is not known or not shown
 * @param found what stands there now; the same
 */
public record LedgerFault(
    Kind kind, String place, @Nullable String recorded, @Nullable String found) {
  static LedgerFault of(Kind kind, String place) {
    return new LedgerFault(kind, place, null, null);
  }

  /** What is wrong. */
  public enum Kind {
    /** A row says something else than when it was put on record. */
    ROW_CHANGED,
    /** A row that was put on record is gone. */
    ROW_MISSING,
    /** A row that nobody put on record. */
    ROW_NOT_LOGGED,
    /** An entry of the log does not fit itself, or not the tree. */
    ENTRY_CHANGED,
    /** A tile does not fit the entries. */
    TILE_CHANGED,
    /** A head is not signed by a key of the log, or does not fit its columns. */
    HEAD_CHANGED,
    /** The entries are not those over which a signed head stands. */
    TREE_CHANGED,
    /** A key that was never one of the log, or is no key. */
    KEY_CHANGED,
    /** A head that was kept elsewhere is not one of this log's tree. */
    NOT_THE_KEPT_HEAD
  }
}
