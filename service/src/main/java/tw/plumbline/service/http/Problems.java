package tw.plumbline.service.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;

/**
 * Which problem a failure is. What the caller did not cause is logged, never answered in detail.
 */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  Problem of(Throwable failure) {
    return new Problem(kind(failure));
  }

  private static ProblemKind kind(Throwable failure) {
    if (failure instanceof TooLargeException) {
      return ProblemKind.TOO_LARGE;
    }
    if (failure instanceof OverloadedException) {
      return ProblemKind.OVERLOADED;
    }
    if (failure instanceof ErrorResponse response) {
      return ofStatus(response.getStatusCode().value(), failure);
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
