package tw.plumbline.rules.engine;

/** The rules could not be run to their end: a bound was reached, or a rule failed. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }

  public EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
