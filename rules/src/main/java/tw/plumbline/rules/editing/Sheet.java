package tw.plumbline.rules.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.ParameterType;
import tw.plumbline.rules.book.RulebookFiles;

/**
 * What an official may change of one file, cell by cell: of a page the values of its dated rows, so
 * that a thing's rows are its history; of a table its lines.
 */
public record Sheet(String path, List<Section> sections) {
  public Sheet {
    sections = List.copyOf(sections);
  }

  /** What stands under one key of the page. */
  public record Section(String key, BilingualText title, List<Thing> things) {
    public Section {
      things = List.copyOf(things);
    }
  }

  /**
   * One thing: a parameter, the words, the severity, an edition.
   *
   * @param pointer of its list of rows, or of the thing itself
   * @param type of a parameter; else null
   * @param unit of a parameter, where it has one
   */
  public record Thing(
      String pointer,
      BilingualText title,
      @Nullable ParameterType type,
      @Nullable String unit,
      List<Row> rows) {
    public Thing {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of cells.
   *
   * @param from first programme year; null where the row is not dated
   * @param to last programme year; null while no end is known
   */
  public record Row(
      String pointer, int line, @Nullable Integer from, @Nullable Integer to, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Whether this is a kind of file with cells. */
  public static boolean isEditable(String path) {
    return path.endsWith(".csv") || tw.plumbline.rules.book.PageForms.isPage(path);
  }

  /**
   * The cells of a file.
   *
   * @throws IllegalArgumentException if there is no such file, it has no cells, or it cannot be
   *     read
   */
  public static Sheet of(RulebookFiles files, String path) {
    String text = files.text(path);
    if (text == null || !isEditable(path)) {
      throw new IllegalArgumentException("no sheet: " + path);
    }
    return path.endsWith(".csv") ? CsvSheet.of(path, text) : new SheetReader(path, text).read();
  }

  /** Every cell, in the order of the file. */
  public Stream<Cell> cells() {
    return sections.stream()
        .flatMap(section -> section.things().stream())
        .flatMap(thing -> thing.rows().stream())
        .flatMap(row -> row.cells().stream());
  }

  /** The cell at a pointer. */
  public Optional<Cell> cell(String pointer) {
    return cells().filter(cell -> cell.pointer().equals(pointer)).findFirst();
  }
}
