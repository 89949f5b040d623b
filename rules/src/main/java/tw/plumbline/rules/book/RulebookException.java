package tw.plumbline.rules.book;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used; says every fault with its file and line. */
public final class RulebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<BookFault> faults;

  public RulebookException(List<BookFault> faults) {
    super(faults.stream().map(BookFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<BookFault> faults() {
    return faults;
  }
}
