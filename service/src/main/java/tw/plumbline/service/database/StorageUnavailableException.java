package tw.plumbline.service.database;

/**
 * The database did not answer in time or not at all. Whether a write that was under way took effect
 * is not known; to try again with the same key is safe.
 */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StorageUnavailableException(Throwable cause) {
    super("the database does not answer", cause);
  }
}
