package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.facts.GenericFields;
import tw.plumbline.rules.guard.ParameterValue;

/** Gathers what an edition says of generic facts. */
final class GenericReader {
  private static final String SCHEMA = "urn:plumbline:contract:1:generic-facts#";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RulebookFiles files;
  private final Page<ProgrammePage> programme;
  private final List<Page<StationPage>> stations;
  private final int year;
  private final List<BookFault> faults;

  GenericReader(
      RulebookFiles files,
      Page<ProgrammePage> programme,
      List<Page<StationPage>> stations,
      int year,
      List<BookFault> faults) {
    this.files = files;
    this.programme = programme;
    this.stations = stations;
    this.year = year;
    this.faults = faults;
  }

  GenericRules read(List<Page<ClausePage>> pages, Map<String, EditionClause> clauses) {
    List<GenericRules.Group> groups = new ArrayList<>();
    List<GenericRules.Series> series = new ArrayList<>();
    List<GenericRules.Division> divisions = new ArrayList<>();
    for (Page<ClausePage> page : pages) {
      EditionClause clause = clauses.get(page.content().clause());
      if (clause != null) {
        Rows rows = new Rows(page, clause);
        each(page.content().groups(), row -> groups.add(rows.group(row)));
        each(page.content().series(), row -> series.add(rows.series(row)));
        each(page.content().divisions(), row -> divisions.add(rows.division(row)));
      }
    }
    return new GenericRules(lists(), groups, series, divisions);
  }

  private <T extends Dated> void each(List<T> rows, java.util.function.Consumer<T> then) {
    rows.stream().filter(row -> row.in(year)).forEach(then);
  }

  /** Generic facts are only what their schema says; the programme's own must therefore name it. */
  private void checkSchema() {
    String path = programme.content().reportSchema();
    String text = path == null ? null : files.text(path);
    try {
      JsonNode named = JSON.readTree(text == null ? "{}" : text).at("/properties/facts/$ref");
      if (named.isString() && named.stringValue().equals(SCHEMA)) {
        return;
      }
    } catch (JacksonException noJson) {
      // said below
    }
    fault(
        programme,
        "/reportSchema",
        "報告格式之 facts 須引用 `%s`",
        "`facts` in the report schema must refer to `%s`",
        SCHEMA);
  }

  private List<String> lists() {
    List<String> inOrder = new ArrayList<>();
    Map<String, Set<String>> byName = new LinkedHashMap<>();
    for (Page<StationPage> station : stations) {
      Set<String> lists = new LinkedHashSet<>(station.content().lists().keySet());
      lists.retainAll(GenericRules.LISTS);
      if (!lists.isEmpty()) {
        String name = station.content().station();
        byName.put(name, lists);
        if (!programme.content().stations().contains(name)) {
          fault(programme, "/stations", "`%s` 未列入", "`%s` does not stand here", name);
        }
      }
    }
    for (String name : programme.content().stations()) {
      inOrder.addAll(byName.getOrDefault(name, Set.of()));
    }
    if (!byName.isEmpty()) {
      checkSchema();
    }
    return inOrder;
  }

  private void fault(Page<?> page, String at, String zhTw, String en, String value) {
    faults.add(page.fault(at, zhTw.formatted(value), en.formatted(value)));
  }

  /** The rows of one clause. */
  private final class Rows {
    private final Page<ClausePage> page;
    private final EditionClause clause;

    Rows(Page<ClausePage> page, EditionClause clause) {
      this.page = page;
      this.clause = clause;
    }

    GenericRules.Group group(ClausePage.GroupRow row) {
      number("/groups", row.of(), row.amount());
      return new GenericRules.Group(
          row.name(),
          items("/groups", row.of(), row.where(), row.by()),
          row.amount(),
          choice("/groups", row.of(), row.total()));
    }

    GenericRules.Series series(ClausePage.SeriesRow row) {
      known("/series", row.of(), row.order(), GenericFields.order(row.of(), row.order()));
      number("/series", row.of(), row.compare());
      return new GenericRules.Series(
          row.name(),
          items("/series", row.of(), row.where(), row.by()),
          row.order(),
          row.compare());
    }

    GenericRules.Division division(ClausePage.DivisionRow row) {
      number("/divisions", row.of(), row.weight());
      number("/divisions", row.of(), row.declared());
      return new GenericRules.Division(
          row.name(),
          items("/divisions", row.of(), row.where(), row.by()),
          row.weight(),
          row.declared(),
          row.places());
    }

    private GenericRules.Choice items(
        String at, String list, Map<String, JsonNode> where, @Nullable String by) {
      if (by != null) {
        known(at, list, by, GenericFields.text(list, by));
      }
      return new GenericRules.Choice(list, choice(at, list, where), by);
    }

    private Map<String, Set<String>> choice(String at, String list, Map<String, JsonNode> choice) {
      Map<String, Set<String>> values = new LinkedHashMap<>();
      choice.forEach(
          (field, node) -> {
            known(at, list, field, GenericFields.text(list, field));
            Set<String> allowed = new LinkedHashSet<>();
            if (node.isArray()) {
              node.forEach(item -> allowed.add(item.asString()));
            } else if (clause.parameters().get(node.asString().replaceFirst("^\\$", ""))
                instanceof ParameterValue.Texts texts) {
              allowed.addAll(texts.value());
            } else {
              fault(page, at, "`%s` 不是清單參數", "`%s` is no list parameter", node.asString());
            }
            values.put(field, allowed);
          });
      return values;
    }

    private void number(String at, String list, @Nullable String field) {
      if (field != null) {
        known(at, list, field, GenericFields.number(list, field));
      }
    }

    private void known(String at, String list, String field, Optional<?> found) {
      if (found.isEmpty()) {
        fault(page, at, "沒有適用之欄位 `%s`", "there is no such field as `%s`", list + "." + field);
      }
    }
  }
}
