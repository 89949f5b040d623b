package tw.plumbline.service.workbench;

import java.util.Map;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.editing.Edit;
import tw.plumbline.rules.editing.Edited;

/**
 * A row that somebody adds or takes away.
 *
 * @param pointer of the list that gets it, or of the row that goes; empty for an edition
 * @param year from which it is in force
 * @param typed by pointer within the row, or by column
 */
record RowEdit(Kind kind, String pointer, int year, Map<String, String> typed) {
  RowEdit {
    typed = Map.copyOf(typed);
  }

  /** What is done. */
  enum Kind {
    /** A row that is in force from a year on, and ends the one before. */
    ADD,
    REMOVE,
    /** A line of a table, after another. */
    LINE,
    /** A programme year becomes an edition of its own. */
    EDITION
  }

  Edited on(RulebookFiles files, String path) {
    return switch (kind) {
      case ADD -> Edit.addRow(files, path, pointer, year, typed);
      case REMOVE -> Edit.removeRow(files, path, pointer);
      case LINE -> Edit.addLine(files, path, pointer, typed);
      case EDITION -> Edit.addEdition(files, year);
    };
  }
}
