package tw.plumbline.rules.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who judges a clause: one word for all years, or rows of years. */
record AutomationRows(List<Row> rows) {
  record Row(int from, @Nullable Integer to, Automation value) implements Dated {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static AutomationRows of(JsonNode node) {
    if (node.isString()) {
      return new AutomationRows(List.of(new Row(0, null, value(node))));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : node) {
      JsonNode to = row.get("to");
      rows.add(
          new Row(
              row.get("from").asInt(), to == null ? null : to.asInt(), value(row.get("value"))));
    }
    return new AutomationRows(List.copyOf(rows));
  }

  Optional<Automation> in(int year) {
    return Dated.pick(rows, year).map(Row::value);
  }

  private static Automation value(JsonNode node) {
    return Automation.valueOf(node.asString());
  }
}
