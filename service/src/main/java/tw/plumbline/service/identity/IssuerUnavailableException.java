package tw.plumbline.service.identity;

/** The keys of the token issuer cannot be had, so that no token can be judged. */
public final class IssuerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  IssuerUnavailableException(Throwable cause) {
    super("the issuer's keys cannot be had", cause);
  }
}
