package tw.plumbline.rules.editing;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.plumbline.model.text.BilingualText;

/** Reads what was typed as what a cell holds. */
final class Typed {
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST = 4_000;
  private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
  private static final Pattern ROC =
      Pattern.compile(
          "(?:民國)?\\s*([0-9]{1,3})\\s*(?:/|\\.|-|年)\\s*([0-9]{1,2})\\s*(?:/|\\.|-|月)\\s*([0-9]{1,2})\\s*日?");
  private static final Pattern YEAR = Pattern.compile("(?:民國)?\\s*([0-9]{1,4})\\s*年?度?");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\\.[0-9]{1,18})?");
  private static final Map<String, String> TRUTHS =
      Map.of("true", "true", "是", "true", "false", "false", "否", "false");

  private Typed() {}

  /**
   * The value as it is written.
   *
   * @throws CellException if it is none
   */
  static String read(Cell cell, String typed) {
    return read(cell.pointer(), cell.kind(), cell.choices(), typed);
  }

  static String read(String pointer, CellKind kind, List<String> choices, String typed) {
    return switch (kind) {
      case DATE -> date(pointer, narrow(typed));
      case YEAR -> year(pointer, narrow(typed));
      case INTEGER -> number(pointer, narrow(typed), true);
      case DECIMAL -> number(pointer, narrow(typed), false);
      case BOOLEAN -> truth(pointer, narrow(typed));
      case CHOICE -> choice(pointer, choices, typed.strip());
      case TEXT -> text(pointer, typed, false);
      case LONG_TEXT -> text(pointer, typed, true);
      case LIST -> throw new IllegalArgumentException("a list has entries");
    };
  }

  /** Digits and signs as they stand in a rulebook, though typed in full width. */
  private static String narrow(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  private static String date(String pointer, String typed) {
    Matcher iso = ISO.matcher(typed);
    Matcher roc = ROC.matcher(typed);
    try {
      if (iso.matches()) {
        return day(iso, 0);
      }
      if (roc.matches()) {
        return day(roc, 1911);
      }
    } catch (DateTimeException noSuchDay) {
      throw new CellException(
          pointer,
          "曆上沒有 `%s` 這一天".formatted(typed),
          "the calendar has no day `%s`".formatted(typed));
    }
    throw new CellException(
        pointer,
        "`%s` 不是日期；請寫如 2019-10-31 或 108/10/31".formatted(typed),
        "`%s` is no day; write one like 2019-10-31 or 108/10/31".formatted(typed));
  }

  private static String day(Matcher day, int before) {
    return LocalDate.of(
            Integer.parseInt(day.group(1)) + before,
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(3)))
        .toString();
  }

  private static String year(String pointer, String typed) {
    Matcher year = YEAR.matcher(typed);
    if (!year.matches()) {
      throw new CellException(
          pointer,
          "`%s` 不是年度；請寫民國年，如 108".formatted(typed),
          "`%s` is no programme year; write a ROC year like 108".formatted(typed));
    }
    int roc = Integer.parseInt(year.group(1));
    if (roc < 100 || roc > 200) {
      throw new CellException(
          pointer,
          "`%s` 不是民國 100 至 200 之年度（西元年請減 1911）".formatted(typed),
          "`%s` is no ROC year from 100 to 200 (of a year AD take away 1911)".formatted(typed));
    }
    return String.valueOf(roc);
  }

  /** Thousands are understood where they stand as they should, and written without. */
  private static String number(String pointer, String typed, boolean whole) {
    if (!NUMBER.matcher(typed).matches()) {
      throw new CellException(
          pointer, "`%s` 不是數字".formatted(typed), "`%s` is no number".formatted(typed));
    }
    String plain = new BigDecimal(typed.replace(",", "")).toPlainString();
    if (whole && plain.indexOf('.') >= 0) {
      throw new CellException(
          pointer, "`%s` 不是整數".formatted(typed), "`%s` is no whole number".formatted(typed));
    }
    return plain;
  }

  private static String truth(String pointer, String typed) {
    String truth = TRUTHS.get(typed);
    if (truth == null) {
      throw new CellException(pointer, "請寫「是」或「否」", "write true or false");
    }
    return truth;
  }

  private static String choice(String pointer, List<String> choices, String typed) {
    if (!choices.contains(typed)) {
      throw new CellException(
          pointer,
          "`%s` 不是可選之值：%s".formatted(typed, String.join("、", choices)),
          "`%s` is none of %s".formatted(typed, String.join(", ", choices)));
    }
    return typed;
  }

  private static String text(String pointer, String typed, boolean sentences) {
    if (typed.isBlank()) {
      throw new CellException(pointer, "不得空白", "must not be blank");
    }
    int longest = sentences ? LONGEST : LONGEST_LINE;
    if (typed.length() > longest) {
      throw new CellException(
          pointer, "至多 %d 字".formatted(longest), "has at most %d characters".formatted(longest));
    }
    if (!sentences && typed.indexOf('\n') >= 0) {
      throw new CellException(pointer, "須為一行", "is one line");
    }
    String invisible = invisible(typed);
    if (!invisible.isEmpty()) {
      BilingualText why =
          new BilingualText("含有不可見之字元 " + invisible, "holds the invisible character " + invisible);
      throw new CellException(pointer, why);
    }
    return typed;
  }

  private static String invisible(String typed) {
    return typed
        .codePoints()
        .filter(Typed::isInvisible)
        .mapToObj("U+%04X"::formatted)
        .findFirst()
        .orElse("");
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> character == 0xFFFD;
    };
  }
}
