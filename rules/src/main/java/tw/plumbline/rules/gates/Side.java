package tw.plumbline.rules.gates;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;

/** The draft, or what it is based on: read when somebody first asks. Safe for any threads. */
final class Side {
  private final RulebookFiles files;
  private @Nullable Pages pages;
  private @Nullable Rulebook rulebook;
  private @Nullable List<BookFault> faults;

  Side(RulebookFiles files) {
    this.files = files;
  }

  RulebookFiles files() {
    return files;
  }

  synchronized Pages pages() {
    Pages known = pages;
    if (known == null) {
      known = new Pages(files);
      pages = known;
    }
    return known;
  }

  /** Why it cannot be read; empty if it can. */
  synchronized List<BookFault> faults() {
    List<BookFault> known = faults;
    if (known == null) {
      try {
        rulebook = Rulebook.read(files);
        known = List.of();
      } catch (RulebookException unreadable) {
        known = unreadable.faults();
      }
      faults = known;
    }
    return known;
  }

  /** The rulebook; empty where it cannot be read. */
  synchronized Optional<Rulebook> rulebook() {
    return faults().isEmpty() ? Optional.ofNullable(rulebook) : Optional.empty();
  }
}
