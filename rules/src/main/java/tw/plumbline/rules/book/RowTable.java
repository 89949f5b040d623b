package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.PageFormat.Page;

/**
 * The table of rows: {@code kind,jurisdiction,row,clause}, or with a party's trade {@code
 * kind,jurisdiction,trade,row,clause}; {@code -} stands for any.
 */
final class RowTable {
  private static final String HEAD = "kind,jurisdiction,row,clause";
  private static final String HEAD_WITH_TRADE = "kind,jurisdiction,trade,row,clause";

  private final String path;
  private final @Nullable String text;
  private final List<BookFault> faults;

  RowTable(RulebookFiles files, Page<StationPage> station, String file, List<BookFault> faults) {
    this.path = station.folder() + file;
    this.text = files.text(path);
    this.faults = faults;
  }

  List<Edition.Row> read() {
    List<Edition.Row> rows = new ArrayList<>();
    CsvText.check(path, text, faults);
    List<String> lines = text == null ? List.of() : CsvText.lines(text);
    String head = lines.isEmpty() ? "" : lines.get(0);
    if (!head.equals(HEAD) && !head.equals(HEAD_WITH_TRADE)) {
      fault(1, "表頭應為 `" + HEAD + "`", "the head must be `" + HEAD + "`");
      return rows;
    }
    int width = head.split(",", -1).length;
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != width || cells[width - 2].isBlank() || cells[width - 1].isBlank()) {
        fault(
            i + 1,
            "每列應有%s格".formatted(width == 4 ? "四" : "五"),
            "a line has %s cells".formatted(width == 4 ? "four" : "five"));
      } else if (!cells[0].equals("-") && !isKind(cells[0])) {
        fault(
            i + 1,
            "`%s` 不是單位類別".formatted(cells[0]),
            "`%s` is no kind of party".formatted(cells[0]));
      } else if (!cells[1].matches("-|[A-Z]{2}")) {
        fault(
            i + 1,
            "`%s` 不是登記地代碼".formatted(cells[1]),
            "`%s` is no jurisdiction".formatted(cells[1]));
      } else {
        rows.add(
            new Edition.Row(
                cell(cells[0]),
                cell(cells[1]),
                width == 4 ? null : cell(cells[2]),
                cells[width - 2],
                cells[width - 1]));
      }
    }
    if (rows.isEmpty()
        || rows.get(rows.size() - 1).kind() != null
        || rows.get(rows.size() - 1).trade() != null
        || rows.get(rows.size() - 1).jurisdiction() != null) {
      fault(lines.size(), "末列各條件均應為 `-`", "the last line must fit every party: `-` only");
    }
    return rows;
  }

  private void fault(int line, String zhTw, String en) {
    faults.add(new BookFault(path, line, new BilingualText(zhTw, en)));
  }

  private static @Nullable String cell(String text) {
    return text.equals("-") ? null : text;
  }

  private static boolean isKind(String text) {
    return java.util.Arrays.stream(PartyKind.values()).anyMatch(kind -> kind.name().equals(text));
  }
}
