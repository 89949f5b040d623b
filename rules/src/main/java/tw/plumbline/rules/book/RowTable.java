package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.PageFormat.Page;

/** The table of rows: {@code kind,jurisdiction,row,clause}; {@code -} stands for any. */
final class RowTable {
  private static final String HEAD = "kind,jurisdiction,row,clause";

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
    List<String> lines = text == null ? List.of() : text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      fault(1, "表頭應為 `" + HEAD + "`", "the head must be `" + HEAD + "`");
      return rows;
    }
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != 4 || cells[2].isBlank() || cells[3].isBlank()) {
        fault(i + 1, "每列應有四格", "a line has four cells");
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
        rows.add(new Edition.Row(cell(cells[0]), cell(cells[1]), cells[2], cells[3]));
      }
    }
    if (rows.isEmpty()
        || rows.get(rows.size() - 1).kind() != null
        || rows.get(rows.size() - 1).jurisdiction() != null) {
      fault(lines.size(), "末列兩格條件均應為 `-`", "the last line must fit every party: `-,-`");
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
