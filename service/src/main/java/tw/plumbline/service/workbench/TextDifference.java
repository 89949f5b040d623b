package tw.plumbline.service.workbench;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two texts side by side, with the lines that changed and those around them. */
final class TextDifference {
  private static final int AROUND = 3;

  /** Marks the changed part of a line; no text has this character. */
  private static final String MARK = "\uE000";

  private static final DiffRowGenerator GENERATOR =
      DiffRowGenerator.create()
          .showInlineDiffs(true)
          .oldTag(begins -> MARK)
          .newTag(begins -> MARK)
          .lineNormalizer(line -> line.replace(MARK, ""))
          .build();

  private TextDifference() {}

  /** The lines to show; empty where the texts are the same. */
  static List<Line> of(String before, String after) {
    List<Line> all = new ArrayList<>();
    int old = 0;
    int now = 0;
    for (DiffRow row : GENERATOR.generateDiffRows(lines(before), lines(after))) {
      boolean hadOld = row.getTag() != DiffRow.Tag.INSERT;
      boolean hasNew = row.getTag() != DiffRow.Tag.DELETE;
      old += hadOld ? 1 : 0;
      now += hasNew ? 1 : 0;
      all.add(
          new Line(
              row.getTag().name(),
              hadOld ? old : null,
              hadOld ? pieces(row.getOldLine()) : List.of(),
              hasNew ? now : null,
              hasNew ? pieces(row.getNewLine()) : List.of()));
    }
    return near(all);
  }

  private static List<Line> near(List<Line> all) {
    List<Line> shown = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      if (isNearChange(all, i)) {
        if (last >= 0 && i > last + 1) {
          shown.add(Line.GAP);
        }
        shown.add(all.get(i));
        last = i;
      }
    }
    return shown;
  }

  private static boolean isNearChange(List<Line> all, int at) {
    int from = Math.max(0, at - AROUND);
    int to = Math.min(all.size(), at + AROUND + 1);
    return all.subList(from, to).stream().anyMatch(line -> !line.kind().equals("EQUAL"));
  }

  private static List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    String[] parts = line.split(MARK, -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        pieces.add(new Piece(i % 2 == 1, parts[i]));
      }
    }
    return pieces;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  /**
   * A line of both texts.
   *
   * @param kind {@code EQUAL}, {@code CHANGE}, {@code INSERT}, {@code DELETE}, or {@code GAP} where
   *     lines are left out
   */
  record Line(
      String kind,
      @Nullable Integer oldNumber,
      List<Piece> before,
      @Nullable Integer newNumber,
      List<Piece> after) {
    static final Line GAP = new Line("GAP", null, List.of(), null, List.of());
  }

  /** A part of a line. */
  record Piece(boolean changed, String text) {}
}
