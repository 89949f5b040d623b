package tw.plumbline.service.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.service.checking.OverloadedException;
import tw.plumbline.service.database.StorageUnavailableException;
import tw.plumbline.service.identity.IssuerUnavailableException;

/**
 * Which problem a failure is. What the caller did not cause is logged, never answered in detail.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** The problem of a failure. */
  public Problem of(Throwable failure) {
    if (failure instanceof ParameterException parameter) {
      return parameter.problem();
    }
    return failure instanceof ProblemException refused
        ? refused.problem()
        : new Problem(kind(failure));
  }

  private static ProblemKind kind(Throwable failure) {
    if (failure instanceof TooLargeException) {
      return ProblemKind.TOO_LARGE;
    }
    if (failure instanceof OverloadedException) {
      return ProblemKind.OVERLOADED;
    }
    if (failure instanceof StorageUnavailableException) {
      return ProblemKind.STORAGE_UNAVAILABLE;
    }
    if (failure instanceof IssuerUnavailableException) {
      return ProblemKind.ISSUER_UNAVAILABLE;
    }
    if (failure instanceof ErrorResponse response) {
      return ofStatus(response.getStatusCode().value(), failure);
    }
    if (failure instanceof InvalidMimeTypeException) { // more types in `Accept` than are looked at
      return ProblemKind.BAD_REQUEST;
    }
    LOG.error("a request failed", failure);
    return failure instanceof EvaluationException
        ? ProblemKind.EVALUATION_FAILED
        : ProblemKind.INTERNAL_ERROR;
  }

  private static ProblemKind ofStatus(int status, Throwable failure) {
    for (ProblemKind kind : ProblemKind.values()) {
      if (kind.status() == status) {
        return kind;
      }
    }
    if (status >= 500) {
      LOG.error("a request failed", failure);
      return ProblemKind.INTERNAL_ERROR;
    }
    return ProblemKind.BAD_REQUEST;
  }
}
