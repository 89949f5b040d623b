package tw.plumbline.rules.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.programme.SummaryTable;

/** Writes summary tables as CSV that a spreadsheet opens as it is. */
public final class SummaryTableCsv {
  /** The table, one line a figure. */
  public byte[] write(SummaryTable table) {
    StringBuilder out = new StringBuilder(CsvOut.BYTE_ORDER_MARK);
    out.append(CsvOut.line(headers(table.quarters())));
    table.rows().forEach(row -> out.append(CsvOut.line(cells(row, table.quarters().size()))));
    return out.toString().getBytes(UTF_8);
  }

  private static List<String> headers(List<SummaryTable.Quarter> quarters) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "項目 Item",
                "英文名稱 English title",
                "代號 Name",
                "單位 Unit",
                "預期成果 Target",
                "實際達成值（累計） Actual (cumulative)",
                "聯盟填報值 Declared",
                "差異 Difference",
                "簡要差異分析 Variance note",
                "上年度執行成果 Last year"));
    quarters.forEach(quarter -> headers.add(quarter.name().zhTw() + " " + quarter.name().en()));
    headers.add("各季以外 Outside the quarters");
    headers.add("未載日期 Undated");
    return headers;
  }

  private static List<String> cells(SummaryTable.Row row, int quarters) {
    List<String> cells = new ArrayList<>();
    cells.add(row.title().zhTw());
    cells.add(row.title().en());
    cells.add(row.figure());
    cells.add(row.unit());
    cells.add(number(row.target()));
    cells.add(number(row.actual()));
    cells.add(number(row.declared()));
    cells.add(number(row.difference()));
    cells.add(row.note() == null ? "" : row.note());
    cells.add(number(row.lastYear()));
    SummaryTable.Parts parts = row.parts();
    for (int i = 0; i < quarters; i++) {
      cells.add(parts == null ? "" : number(parts.quarters().get(i)));
    }
    cells.add(parts == null ? "" : number(parts.outside()));
    cells.add(parts == null ? "" : number(parts.undated()));
    return cells;
  }

  private static String number(@Nullable BigDecimal value) {
    return CsvOut.number(value);
  }
}
