package tw.plumbline.rules.second;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.RulebookFiles;

/**
 * The tables of figures that are in force in one programme year, as they stand in the pages of the
 * clauses. Read without what the rules are read with. Immutable.
 */
final class FigureTables {
  private final Map<String, FigureTable> tables = new TreeMap<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private final int year;

  private FigureTables(int year) {
    this.year = year;
  }

  static FigureTables read(RulebookFiles files, int year) {
    FigureTables tables = new FigureTables(year);
    for (String path : files.paths()) {
      String text = files.text(path);
      if (path.endsWith("/station.yaml") && text != null) {
        PlainYaml.map(PlainYaml.page(text).get("lists"))
            .keySet()
            .forEach(list -> tables.lists.add(list.toString()));
      } else if (path.endsWith("/rule.yaml") && text != null) {
        tables.clause(PlainYaml.page(text));
      }
    }
    return tables;
  }

  /** By name. */
  Map<String, FigureTable> tables() {
    return tables;
  }

  /** Whether some station looks at that list. */
  boolean judges(String list) {
    return lists.contains(list);
  }

  private void clause(Map<?, ?> page) {
    if (!PlainYaml.inForce(PlainYaml.map(page.get("effective")), year)) {
      return;
    }
    Map<?, ?> parameters = PlainYaml.map(page.get("parameters"));
    for (Object each : PlainYaml.list(page.get("figures"))) {
      Map<?, ?> row = PlainYaml.map(each);
      String name = PlainYaml.text(row, "name");
      String unit = PlainYaml.text(row, "unit");
      if (name != null && unit != null && PlainYaml.inForce(row, year)) {
        tables.put(name, new FigureTable(name, unit, way(row, parameters)));
      }
    }
  }

  private FigureTable.Way way(Map<?, ?> row, Map<?, ?> parameters) {
    String list = PlainYaml.text(row, "of");
    String quotient = PlainYaml.text(row, "quotient");
    String share = PlainYaml.text(row, "share");
    String places = PlainYaml.text(row, "places");
    String by = PlainYaml.text(row, "by");
    if (list != null) {
      return lines(list, row, parameters);
    }
    if (quotient != null && by != null && places != null) {
      return new FigureTable.Ratio(quotient, by, Integer.parseInt(places));
    }
    if (share != null && places != null) {
      return new FigureTable.Part(
          share, weights(row.get("among"), parameters), Integer.parseInt(places));
    }
    if (row.containsKey("declared")) {
      return new FigureTable.Declared();
    }
    return row.containsKey("sum")
        ? new FigureTable.Weighted(weights(row.get("sum"), parameters))
        : new FigureTable.Unknown();
  }

  private FigureTable.Way lines(String list, Map<?, ?> row, Map<?, ?> parameters) {
    Map<String, Set<String>> where = choice(row.get("where"), parameters);
    Map<String, Set<String>> whereNot = choice(row.get("whereNot"), parameters);
    String amount = PlainYaml.text(row, "amount");
    Lines known = Lines.of(list);
    return known.hasTexts(where.keySet())
            && known.hasTexts(whereNot.keySet())
            && (amount == null || known.hasNumber(amount))
        ? new FigureTable.Lines(list, where, whereNot, amount)
        : new FigureTable.Unknown();
  }

  private Map<String, Set<String>> choice(@Nullable Object fields, Map<?, ?> parameters) {
    Map<String, Set<String>> choice = new LinkedHashMap<>();
    PlainYaml.map(fields)
        .forEach(
            (field, values) -> {
              Set<String> texts = new LinkedHashSet<>();
              PlainYaml.list(meant(values, parameters))
                  .forEach(value -> texts.add(value.toString()));
              choice.put(field.toString(), texts);
            });
    return choice;
  }

  private Map<String, BigDecimal> weights(@Nullable Object fields, Map<?, ?> parameters) {
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    PlainYaml.map(fields)
        .forEach(
            (part, weight) ->
                weights.put(part.toString(), new BigDecimal(meant(weight, parameters).toString())));
    return weights;
  }

  /** What stands there, or the value in force of the parameter that it names. */
  private Object meant(Object value, Map<?, ?> parameters) {
    if (!(value instanceof String name) || !name.startsWith("$")) {
      return value;
    }
    Map<?, ?> parameter = PlainYaml.map(parameters.get(name.substring(1)));
    Function<Map<?, ?>, Integer> from = row -> Integer.valueOf(String.valueOf(row.get("from")));
    Map<?, ?> row =
        PlainYaml.list(parameter.get("values")).stream()
            .map(PlainYaml::map)
            .filter(one -> PlainYaml.inForce(one, year))
            .max(Comparator.comparing(from))
            .orElseThrow(() -> new IllegalArgumentException("no value of " + name));
    Object meant = row.get("value");
    if (meant == null) {
      throw new IllegalArgumentException("no value of " + name);
    }
    return meant;
  }

  /** Results of the report's lines by pointer, as an assessment has them. */
  static Map<String, String> results(tw.plumbline.model.assessment.Assessment assessment) {
    Map<String, String> results = new HashMap<>();
    assessment.classifications().forEach(line -> results.put(line.pointer(), line.result()));
    return results;
  }
}
