package tw.plumbline.rules.impact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.rules.impact.AssessmentChange.Numbers;
import tw.plumbline.rules.impact.AssessmentChange.Standing;
import tw.plumbline.rules.reading.CsvOut;

/** Writes impact rows as CSV that a spreadsheet opens as it is, one line a difference. */
public final class ImpactCsv {
  private static final List<String> HEAD =
      List.of(
          "聯盟 Alliance",
          "領域 Field",
          "年度 Year",
          "填報 Filing",
          "差異 What",
          "條款或數據 Clause or figure",
          "嚴重程度 Severity",
          "位置 Place",
          "原 Before",
          "新 After",
          "增減 Difference");

  private ImpactCsv() {}

  /** The whole table; rows without a difference have no line. */
  public static byte[] write(List<ImpactRow> rows) {
    StringBuilder out = new StringBuilder(head());
    rows.forEach(row -> out.append(lines(row)));
    return out.toString().getBytes(UTF_8);
  }

  /** What stands before the first row, byte order mark included. */
  public static String head() {
    return CsvOut.BYTE_ORDER_MARK + CsvOut.line(HEAD);
  }

  /** The lines of one row, to be written one after the other. */
  public static String lines(ImpactRow row) {
    AssessmentChange change = row.change();
    StringBuilder out = new StringBuilder();
    if (change.before() != change.after()) {
      add(
          out,
          row,
          "總評 verdict",
          List.of("", "", "", change.before().name(), change.after().name(), ""));
    }
    change
        .findings()
        .forEach(
            finding ->
                add(
                    out,
                    row,
                    switch (finding.kind()) {
                      case APPEARED -> "新增結果 finding appeared";
                      case VANISHED -> "消失結果 finding vanished";
                      case CHANGED -> "結果數值不同 finding changed";
                    },
                    List.of(
                        finding.clause(),
                        finding.severity().name(),
                        finding.pointer(),
                        text(finding.before()),
                        text(finding.after()),
                        difference(finding.before(), finding.after()))));
    change
        .checks()
        .forEach(
            check ->
                add(
                    out,
                    row,
                    "檢核狀態 check",
                    List.of(
                        check.clause(), "", "", name(check.before()), name(check.after()), "")));
    change
        .figures()
        .forEach(
            figure ->
                add(
                    out,
                    row,
                    "數據 figure",
                    List.of(
                        figure.name(),
                        "",
                        "",
                        CsvOut.number(figure.before()),
                        CsvOut.number(figure.after()),
                        CsvOut.number(figure.difference()))));
    change
        .classifications()
        .forEach(
            item ->
                add(
                    out,
                    row,
                    "認列 classification",
                    List.of("", "", item.pointer(), text(item.before()), text(item.after()), "")));
    return out.toString();
  }

  /** The line of a submission that the other rules could not assess. */
  public static String failed(
      String allianceId, @Nullable String field, int year, String filing, String why) {
    return line(
        allianceId,
        field,
        year,
        filing,
        "無法檢核 could not be assessed",
        List.of("", "", "", "", why, ""));
  }

  private static void add(StringBuilder out, ImpactRow row, String what, List<String> rest) {
    out.append(line(row.allianceId(), row.field(), row.year(), row.filing(), what, rest));
  }

  private static String line(
      String allianceId,
      @Nullable String field,
      int year,
      String filing,
      String what,
      List<String> rest) {
    List<String> cells = new ArrayList<>();
    cells.add(allianceId);
    cells.add(field == null ? "" : field);
    cells.add(String.valueOf(year));
    cells.add(filing);
    cells.add(what);
    cells.addAll(rest);
    return CsvOut.line(cells);
  }

  private static String name(@Nullable Enum<?> value) {
    return value == null ? "" : value.name();
  }

  /** What is, then what should be. */
  private static String text(@Nullable Numbers numbers) {
    if (numbers == null) {
      return "";
    }
    String actual = text(numbers.actual());
    String required = text(numbers.required());
    return required.isEmpty() ? actual : actual + " / " + required;
  }

  private static String text(@Nullable Value value) {
    if (value instanceof Value.Number number) {
      return CsvOut.number(number.value());
    }
    return value instanceof Value.Text text ? text.value() : "";
  }

  private static String text(@Nullable Standing standing) {
    return standing == null ? "" : "%s (%s)".formatted(standing.result(), standing.clause());
  }

  private static String difference(@Nullable Numbers before, @Nullable Numbers after) {
    BigDecimal was = before == null ? null : before.shortfall();
    BigDecimal is = after == null ? null : after.shortfall();
    return was == null || is == null ? "" : CsvOut.number(AssessmentChange.plain(is.subtract(was)));
  }
}
