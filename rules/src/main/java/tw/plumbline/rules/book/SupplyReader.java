package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tw.plumbline.rules.book.PageFormat.Page;

/** Reads from the programme's page what stored submissions may supply in one programme year. */
final class SupplyReader {
  private static final String RECORDS = "/filings";

  private final Page<ProgrammePage> page;
  private final int year;
  private final List<BookFault> faults;

  SupplyReader(Page<ProgrammePage> page, int year, List<BookFault> faults) {
    this.page = page;
    this.year = year;
    this.faults = faults;
  }

  /** Of the rows for one pointer the newest is in force. */
  List<SupplySource> read() {
    List<ProgrammePage.SupplyRow> rows = page.content().supplies();
    Map<String, ProgrammePage.SupplyRow> newest = newest(rows);
    List<SupplySource> sources = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ProgrammePage.SupplyRow row = rows.get(i);
      if (row.equals(newest.get(row.pointer()))) {
        check("/supplies/" + i, row);
        sources.add(
            new SupplySource(
                row.pointer(),
                row.take(),
                row.year(),
                row.fromPhase(),
                row.ofPhase(),
                row.ofYearOfPhase(),
                row.filings()));
      }
    }
    return List.copyOf(sources);
  }

  private Map<String, ProgrammePage.SupplyRow> newest(List<ProgrammePage.SupplyRow> rows) {
    Map<String, ProgrammePage.SupplyRow> newest = new HashMap<>();
    rows.stream()
        .collect(Collectors.groupingBy(ProgrammePage.SupplyRow::pointer))
        .forEach(
            (pointer, all) -> Dated.pick(all, year).ifPresent(row -> newest.put(pointer, row)));
    return newest;
  }

  private void check(String at, ProgrammePage.SupplyRow row) {
    boolean records = row.take() == SupplySource.Take.RECORDS;
    if (records != row.pointer().equals(RECORDS)) {
      fault(
          at + "/take",
          "`%s` 不可取自 `%s`：填報紀錄只用於 `%s`".formatted(row.pointer(), row.take(), RECORDS),
          "`%s` cannot take `%s`: records of filings stand at `%s`, and nothing else does"
              .formatted(row.pointer(), row.take(), RECORDS));
    }
    Set<String> kinds =
        page.content().filings().stream()
            .map(ProgrammePage.FilingKind::kind)
            .collect(Collectors.toSet());
    for (int i = 0; i < row.filings().size(); i++) {
      if (!kinds.contains(row.filings().get(i))) {
        fault(
            at + "/filings/" + i,
            "沒有填報種類 `%s`".formatted(row.filings().get(i)),
            "there is no kind of filing `%s`".formatted(row.filings().get(i)));
      }
    }
  }

  private void fault(String at, String zhTw, String en) {
    faults.add(page.fault(at, zhTw, en));
  }
}
