package tw.plumbline.service.database;

/** A row names another that is not there. */
public final class UnknownReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownReferenceException(String constraint, Throwable cause) {
    super(constraint, cause);
  }
}
