package tw.plumbline.rules.editing;

import java.util.List;
import tw.plumbline.rules.book.RulebookFiles;

/** What came of an edit. */
public sealed interface Edited {
  /**
   * It was made.
   *
   * @param files all files, with the changed one
   * @param path of the changed file
   * @param text its text
   */
  record Done(RulebookFiles files, String path, String text) implements Edited {}

  /** It was not made; nothing changed. */
  record Refused(List<CellFault> faults) implements Edited {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
