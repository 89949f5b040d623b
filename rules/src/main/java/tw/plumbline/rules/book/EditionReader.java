package tw.plumbline.rules.book;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.rules.book.PageFormat.Page;

/** Resolves a rulebook's dated rows to what is in force in one programme year. */
final class EditionReader {
  private final RulebookFiles files;
  private final Page<ProgrammePage> programme;
  private final List<Page<StationPage>> stations;
  private final Map<String, Page<ClausePage>> clauses;
  private final int year;
  private final String id;
  private final OfficeDays officeDays;
  private final List<BookFault> faults;

  EditionReader(
      RulebookFiles files,
      Page<ProgrammePage> programme,
      List<Page<StationPage>> stations,
      List<Page<ClausePage>> clauses,
      ProgrammePage.EditionRow row,
      OfficeDays officeDays,
      List<BookFault> faults) {
    this.files = files;
    this.programme = programme;
    this.stations = stations;
    this.clauses = Rulebook.byId(clauses, faults);
    this.year = row.year();
    this.id = row.id();
    this.officeDays = officeDays;
    this.faults = faults;
  }

  Edition read() {
    Map<String, EditionClause> inForce = new HashMap<>();
    FigureReader figures = new FigureReader(year, programme, faults);
    for (Page<ClausePage> page : clauses.values()) {
      if (page.content().effective().in(year)) {
        EditionClause clause =
            new ClauseReader(files, page, programme.content(), officeDays, year, faults).read();
        inForce.put(clause.id(), clause);
        figures.add(page, clause);
      }
    }
    return new Edition(
        programme.content().programme(),
        year,
        id,
        programme.content().zone(),
        asOf(),
        List.copyOf(programme.content().records()),
        ordered(inForce),
        rows(inForce),
        lists(inForce),
        figures.ordered(),
        figures.sums(),
        Map.copyOf(programme.content().terms()),
        new CalendarReader(programme, inForce, year, faults).read(),
        new SupplyReader(programme, year, faults).read(),
        new DeadlineReader(programme, inForce, officeDays, year, faults).read(),
        new GenericReader(files, programme, stations, year, faults).read(inForcePages(), inForce),
        new DisputeReader(programme, inForce, year, faults).read());
  }

  private List<Page<ClausePage>> inForcePages() {
    return clauses.values().stream().filter(page -> page.content().effective().in(year)).toList();
  }

  private Map<String, LocalDate> asOf() {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    List<ProgrammePage.FilingKind> kinds = programme.content().filings();
    for (int i = 0; i < kinds.size(); i++) {
      ProgrammePage.FilingKind kind = kinds.get(i);
      Dated.pick(kind.asOf(), year)
          .ifPresent(row -> days.put(kind.kind(), row.carried(row.value(), year)));
    }
    return Map.copyOf(days);
  }

  /** Clauses with a check in the order of the programme's page, then the others by id. */
  private Map<String, EditionClause> ordered(Map<String, EditionClause> inForce) {
    Map<String, EditionClause> ordered = new LinkedHashMap<>();
    List<String> order = programme.content().order();
    for (int i = 0; i < order.size(); i++) {
      EditionClause clause = inForce.get(order.get(i));
      if (clause != null && clause.checked()) {
        ordered.put(clause.id(), clause);
      } else if (clause != null && !checkedInSomeYear(clause.id())) {
        faults.add(unordered(clause));
      } else if (!clauses.containsKey(order.get(i))) {
        faults.add(
            programme.fault(
                "/order/" + i,
                "沒有條款 `%s`".formatted(order.get(i)),
                "there is no clause `%s`".formatted(order.get(i))));
      }
    }
    for (EditionClause clause : inForce.values()) {
      if (clause.checked() && !ordered.containsKey(clause.id())) {
        faults.add(unordered(clause));
      }
    }
    inForce.keySet().stream().sorted().forEach(key -> ordered.putIfAbsent(key, inForce.get(key)));
    return java.util.Collections.unmodifiableMap(ordered);
  }

  private boolean checkedInSomeYear(String clause) {
    Page<ClausePage> page = clauses.get(clause);
    return page != null
        && page.content().automation().rows().stream().anyMatch(row -> row.value().checks());
  }

  private BookFault unordered(EditionClause clause) {
    return programme.fault(
        "/order",
        "條款 `%s` 有檢核者須列於 order,無者不列".formatted(clause.id()),
        "clause `%s` must stand in `order` if, and only if, it has a check".formatted(clause.id()));
  }

  private List<Edition.Row> rows(Map<String, EditionClause> inForce) {
    List<Edition.Row> rows = new ArrayList<>();
    for (Page<StationPage> station : stations) {
      Dated.pick(station.content().rows(), year)
          .ifPresent(file -> rows.addAll(new RowTable(files, station, file.file(), faults).read()));
    }
    for (Edition.Row row : rows) {
      if (!inForce.containsKey(row.clause())) {
        faults.add(
            stations
                .get(0)
                .fault(
                    "/rows",
                    "列別表所引條款 `%s` 不存在".formatted(row.clause()),
                    "the table of rows names `%s`, which is no clause".formatted(row.clause())));
      }
    }
    return rows;
  }

  private Map<String, Edition.ItemList> lists(Map<String, EditionClause> inForce) {
    Map<String, Edition.ItemList> lists = new LinkedHashMap<>();
    for (Page<StationPage> station : stations) {
      station
          .content()
          .lists()
          .forEach((name, list) -> lists.put(name, list(station, name, list, inForce)));
    }
    return java.util.Collections.unmodifiableMap(lists);
  }

  private Edition.ItemList list(
      Page<StationPage> station,
      String name,
      StationPage.ItemList list,
      Map<String, EditionClause> inForce) {
    Map<String, Integer> tests = new LinkedHashMap<>();
    for (int i = 0; i < list.tests().size(); i++) {
      if (!list.tests().get(i).in(year)) {
        continue;
      }
      String clause = list.tests().get(i).clause();
      tests.put(clause, i);
      if (!clauses.containsKey(clause)
          || (inForce.containsKey(clause)
              && !inForce.get(clause).checked()
              && !checkedInSomeYear(clause))) {
        faults.add(
            station.fault(
                "/lists/%s/tests/%d".formatted(name, i),
                "`%s` 不是有檢核的條款".formatted(clause),
                "`%s` is no clause with a check".formatted(clause)));
      }
    }
    Map<String, Edition.Counted> countedBy = new HashMap<>();
    for (StationPage.CountedBy line : list.countedBy()) {
      String result = line.result() == null ? list.counted() : line.result();
      boolean open = !countedBy.containsKey(""); // the first line that fits; this one fits all
      if (line.in(year) && result != null && open) {
        (line.kinds().isEmpty() ? List.of("") : line.kinds())
            .forEach(
                kind -> countedBy.putIfAbsent(kind, new Edition.Counted(result, line.clause())));
      }
    }
    return new Edition.ItemList(
        list.findings() == StationPage.Findings.FIRST,
        list.counted(),
        list.notCounted(),
        Map.copyOf(tests),
        Map.copyOf(countedBy));
  }

  /** A day as the rulebook writes it: ISO. */
  static LocalDate day(String text) throws DateTimeException {
    return LocalDate.parse(text);
  }
}
