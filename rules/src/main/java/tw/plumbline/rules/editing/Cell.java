package tw.plumbline.rules.editing;

import java.util.List;
import tw.plumbline.model.text.BilingualText;

/**
 * A value that an official may change.
 *
 * @param pointer JSON pointer into the page; of a table {@code /line/column}
 * @param label what it is
 * @param value as it stands; of a list one entry on each line; empty where an optional value is not
 *     there
 * @param line from 1; of a value that is not there the line of what would hold it
 * @param choices what a {@link CellKind#CHOICE} may be; else empty
 */
public record Cell(
    String pointer,
    CellKind kind,
    BilingualText label,
    String value,
    int line,
    List<String> choices) {
  public Cell {
    choices = List.copyOf(choices);
  }
}
