package tw.plumbline.rules.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.book.Edition;

/** The lists of a report by name, in the contract's order, and whether it brings them. */
final class ReportLists {
  private final Map<String, Given> lists = new LinkedHashMap<>();

  private ReportLists(AllianceReport report) {
    put("members", report.members());
    put("incomes", report.incomes());
    put("technologyTransfers", report.technologyTransfers());
    put("cooperationProjects", report.cooperationProjects());
    put("activities", report.activities());
    put("outcomes", report.outcomes());
    put("filings", report.filings());
    put("budget", report.budget());
    put("publicity", report.publicity());
    put("staff", report.staff());
  }

  /** The contract's lists; where an edition looks at generic facts, those that it looks at. */
  static ReportLists of(AllianceReport report, Edition edition) {
    ReportLists lists = new ReportLists(report);
    List<String> generic = edition.generic().lists();
    if (!generic.isEmpty()) {
      lists.lists.keySet().retainAll(edition.lists().keySet());
      generic.forEach(list -> lists.putGeneric(list, report.facts()));
    }
    return lists;
  }

  private void putGeneric(String name, @Nullable Map<String, Object> facts) {
    put("facts/" + name, facts != null && facts.get(name) instanceof List<?> list ? list : null);
  }

  record Given(String name, boolean given, int size) {}

  Given get(String name) {
    return lists.getOrDefault(name, new Given(name, false, 0));
  }

  List<Given> all() {
    return List.copyOf(lists.values());
  }

  /** Pointers of the lists that the report does not bring. */
  List<String> absent() {
    return lists.values().stream()
        .filter(list -> !list.given())
        .map(list -> "/" + list.name())
        .toList();
  }

  private void put(String name, @Nullable List<?> list) {
    lists.put(name, new Given(name, list != null, list == null ? 0 : list.size()));
  }
}
