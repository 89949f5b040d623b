package tw.plumbline.service.problem;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/** Something is not done, for a reason that the caller should know. */
public final class ProblemException extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(HttpStatusCode.valueOf(problem.kind().status()), problem.kind().title());
    this.problem = problem;
  }

  public ProblemException(ProblemKind kind) {
    this(new Problem(kind));
  }

  public Problem problem() {
    return problem;
  }

  /** Such refusals are ordinary: no stack is looked at for them. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
