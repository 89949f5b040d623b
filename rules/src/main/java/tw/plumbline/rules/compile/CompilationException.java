package tw.plumbline.rules.compile;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that passed the guard and could not be compiled; says every error with its place. */
public final class CompilationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<CompileError> errors;

  public CompilationException(List<CompileError> errors) {
    super(errors.stream().map(CompileError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  public List<CompileError> errors() {
    return errors;
  }

  /**
   * One error.
   *
   * @param file path of the rule file
   * @param line counted from 1
   */
  public record CompileError(String clause, String file, int line, String message) {
    @Override
    public String toString() {
      return "%s: %s:%d: %s".formatted(clause, file, line, message);
    }
  }
}
