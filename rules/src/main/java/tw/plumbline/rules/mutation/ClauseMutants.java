package tw.plumbline.rules.mutation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.rules.yaml.Span;
import tw.plumbline.rules.yaml.YamlText;
import tw.plumbline.rules.yaml.YamlText.Field;

/** Wrong edits of a clause's page: of what is in force in some edition. */
final class ClauseMutants {
  private final FileChanges changes;
  private final YamlText yaml;
  private final String clause;
  private final SortedSet<Integer> years;
  private final SortedSet<String> filings;

  /**
   * @param filings kinds of filing; a text that names one is changed to the others
   */
  ClauseMutants(
      FileChanges changes, String clause, SortedSet<Integer> years, SortedSet<String> filings) {
    this.changes = changes;
    this.yaml = new YamlText(changes.text());
    this.clause = clause;
    this.years = years;
    this.filings = filings;
  }

  void add() {
    for (Node row : rows("severity")) {
      String value = YamlText.value(YamlText.at(row, "value"));
      String other = value.equals("WARNING") ? "VIOLATION" : "WARNING";
      scalar(Operator.SEVERITY, "severity", YamlText.at(row, "value"), other);
    }
    for (Field parameter : YamlText.fields(YamlText.at(yaml.root(), "parameters"))) {
      String type = YamlText.value(YamlText.at(parameter.value(), "type"));
      for (Node row : YamlText.inForce(YamlText.at(parameter.value(), "values"), years)) {
        parameter(parameter.name(), type, YamlText.at(row, "value"));
      }
    }
    named(YamlText.at(yaml.root(), "figures")).forEach(this::figure);
    for (String table : List.of("groups", "series", "divisions")) {
      named(YamlText.at(yaml.root(), table))
          .forEach(row -> choices(row, List.of("where", "total")));
    }
    for (Node sum : named(YamlText.at(yaml.root(), "sums"))) {
      for (String list : List.of("parts", "optional", "columns")) {
        entries(name(sum) + "." + list, YamlText.at(sum, list));
      }
    }
  }

  private List<Node> rows(String key) {
    return YamlText.inForce(YamlText.at(yaml.root(), key), years);
  }

  /** Rows in force, of each name apart. */
  private List<Node> named(@Nullable Node rows) {
    return YamlText.items(rows).stream()
        .filter(row -> years.stream().anyMatch(year -> YamlText.isIn(row, year)))
        .toList();
  }

  private static String name(Node row) {
    return YamlText.value(YamlText.at(row, "name"));
  }

  private void parameter(String name, String type, @Nullable Node value) {
    String text = YamlText.value(value);
    switch (type) {
      case "WHOLE", "DECIMAL" ->
          neighbours(text).forEach(other -> scalar(Operator.NUMBER, name, value, other));
      case "DATE", "DEADLINE" -> days(text).forEach(day -> scalar(Operator.DATE, name, value, day));
      case "TEXT" -> texts(text).forEach(other -> scalar(Operator.TEXT, name, value, other));
      default -> entries(name, value);
    }
  }

  private void figure(Node figure) {
    String name = name(figure);
    choices(figure, List.of("where", "whereNot"));
    for (String key : List.of("sum", "among")) {
      parts(name + "." + key, YamlText.at(figure, key));
    }
    Node places = YamlText.at(figure, "places");
    if (places != null) {
      neighbours(YamlText.value(places))
          .forEach(other -> scalar(Operator.NUMBER, name + ".places", places, other));
    }
    entries(name + ".recomputeFrom", YamlText.at(figure, "recomputeFrom"));
  }

  private void choices(Node row, List<String> keys) {
    String name = name(row);
    for (String key : keys) {
      for (Field field : YamlText.fields(YamlText.at(row, key))) {
        String at = "%s.%s.%s".formatted(name, key, field.name());
        if (YamlText.items(field.value()).isEmpty()) {
          changes.drop(
              clause,
              Operator.CONDITION,
              yaml.without(field.value()),
              at + ": " + YamlText.value(field.value()));
        } else {
          entries(at, field.value());
        }
      }
    }
  }

  private void parts(String name, @Nullable Node parts) {
    for (Field part : YamlText.fields(parts)) {
      String at = name + "." + part.name();
      String weight = YamlText.value(part.value());
      changes.drop(clause, Operator.ENTRY, yaml.without(part.value()), at + ": " + weight);
      if (!weight.startsWith("$")) {
        neighbours(weight).forEach(other -> scalar(Operator.NUMBER, at, part.value(), other));
      }
    }
  }

  private void scalar(Operator operator, String name, @Nullable Node node, String other) {
    Optional<Span> span = yaml.written(node);
    span.ifPresent(
        at ->
            changes.replace(
                clause,
                operator,
                at,
                other,
                name + ": " + YamlText.value(node),
                name + ": " + other));
  }

  private void entries(String name, @Nullable Node list) {
    for (Node entry : YamlText.items(list)) {
      changes.drop(
          clause, Operator.ENTRY, yaml.without(entry), name + ": " + YamlText.value(entry));
    }
  }

  /** One more, one less, and so in the last written place. */
  static Set<String> neighbours(String number) {
    BigDecimal written = new BigDecimal(number);
    BigDecimal last = new BigDecimal(BigInteger.ONE, Math.max(0, written.scale()));
    Set<String> others = new LinkedHashSet<>();
    for (BigDecimal step : List.of(BigDecimal.ONE, last)) {
      others.add(written.add(step).toPlainString());
      others.add(written.subtract(step).toPlainString());
    }
    return others;
  }

  static List<String> days(String day) {
    LocalDate written = LocalDate.parse(day);
    return List.of(written.plusDays(1).toString(), written.minusDays(1).toString());
  }

  private List<String> texts(String text) {
    if (filings.contains(text)) {
      return filings.stream().filter(filing -> !filing.equals(text)).toList();
    }
    if (!text.matches("[0-9]+")) {
      return List.of(text + "X");
    }
    List<String> others = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      int digit = (text.charAt(i) - '0' + 1) % 10;
      others.add(text.substring(0, i) + digit + text.substring(i + 1));
    }
    return others;
  }
}
