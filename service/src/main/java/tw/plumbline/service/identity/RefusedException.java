package tw.plumbline.service.identity;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import tw.plumbline.service.html.PageReason;

/** A request that is refused, with the headers that tell the caller what to do. */
final class RefusedException extends ErrorResponseException implements PageReason {
  private static final long serialVersionUID = 1;

  private final String reason;

  private RefusedException(HttpStatus status) {
    this(status, "");
  }

  private RefusedException(HttpStatus status, String reason) {
    super(status);
    this.reason = reason;
  }

  static RefusedException badRequest() {
    return new RefusedException(HttpStatus.BAD_REQUEST);
  }

  /**
   * @param challenges how the caller may say who it is
   */
  static RefusedException unauthorized(Iterable<String> challenges) {
    RefusedException refused = new RefusedException(HttpStatus.UNAUTHORIZED);
    challenges.forEach(each -> refused.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, each));
    return refused;
  }

  static RefusedException forbidden() {
    return new RefusedException(HttpStatus.FORBIDDEN);
  }

  /** A form that is none of our pages', or of one that was opened too long ago. */
  static RefusedException strangeForm() {
    return new RefusedException(HttpStatus.FORBIDDEN, "form");
  }

  static RefusedException notFound() {
    return new RefusedException(HttpStatus.NOT_FOUND);
  }

  /**
   * @param wait after which the same request would be let through; said in whole seconds
   */
  static RefusedException tooMany(Duration wait) {
    RefusedException refused = new RefusedException(HttpStatus.TOO_MANY_REQUESTS);
    long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    refused.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return refused;
  }

  /** Under which name pages say why, where the status alone would mislead; else empty. */
  @Override
  public String said() {
    return reason;
  }

  /** Refusals are many and ordinary: no stack is looked at for them. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
