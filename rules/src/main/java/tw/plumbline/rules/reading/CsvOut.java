package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) that a spreadsheet opens as it is: UTF-8 with a byte order mark. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front; a number stays one. What is
 * unknown is an empty cell.
 */
public final class CsvOut {
  /** Stands before the first line. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Signs that begin a formula, the full-width ones of Chinese spreadsheets too, also after what a
   * spreadsheet strips.
   */
  private static final Pattern FORMULA =
      Pattern.compile("[\\t\\r\\n]|[\\s\\p{Z}\\p{C}]*[=+\\-@＝＋－＠]");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  private CsvOut() {}

  /** A line of cells, with its end. */
  public static String line(List<String> cells) {
    return String.join(",", cells.stream().map(CsvOut::cell).toList()) + "\r\n";
  }

  /** A number as a cell; empty where there is none. */
  public static String number(@Nullable BigDecimal value) {
    return value == null ? "" : JsonOut.plain(value);
  }

  private static String cell(String text) {
    boolean formula = FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    String defused = formula ? "'" + text : text;
    return QUOTED.matcher(defused).find() ? '"' + defused.replace("\"", "\"\"") + '"' : defused;
  }
}
