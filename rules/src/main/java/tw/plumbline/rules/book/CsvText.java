package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * A table as lines of cells set apart by commas. A cell is plain words: nothing that a spreadsheet
 * computes, nothing quoted, no code.
 */
public final class CsvText {
  private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*[=+\\-@＝＋－＠].*");
  private static final Pattern CODE = Pattern.compile("[\"'`;$\\\\(){}\\[\\]<>|]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\uFFFD\\u2028\\u2029]");

  private CsvText() {}

  /** The lines, without what ends them. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Adds to the faults every cell that no table may have, by line and column. */
  static void check(String path, @Nullable String text, List<BookFault> faults) {
    List<String> lines = text == null ? List.of() : lines(text);
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      for (int column = 1; column <= cells.length; column++) {
        BilingualText why = refusal(cells[column - 1]).orElse(null);
        if (why != null) {
          faults.add(
              new BookFault(
                  path,
                  i + 1,
                  new BilingualText(
                      "第 %d 格%s".formatted(column, why.zhTw()),
                      "cell %d %s".formatted(column, why.en()))));
        }
      }
    }
  }

  /** Why no table may have such a cell; empty if it may. */
  public static Optional<BilingualText> refusal(String cell) {
    if (INVISIBLE.matcher(cell).find()) {
      return Optional.of(
          new BilingualText(
              "含有定位、換行或其他不可見之字元", "holds a tab, a line end or another invisible character"));
    }
    if (!cell.equals("-") && FORMULA.matcher(cell).matches()) {
      return Optional.of(
          new BilingualText(
              "以 = + - @ 開頭，試算表會當作公式", "begins with = + - or @, which a spreadsheet computes"));
    }
    if (CODE.matcher(cell).find()) {
      return Optional.of(
          new BilingualText(
              "含有引號、括號或程式符號，請只寫文字", "holds quotes, brackets or signs of code; write plain words"));
    }
    return Optional.empty();
  }
}
