package tw.plumbline.rules.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code station.yaml}: what a station looks at, and in which sequence.
 *
 * @param rows files with the table of rows in which parties belong
 * @param lists by name of the report's list
 */
record StationPage(
    int formatVersion, String station, List<DatedFile> rows, Map<String, ItemList> lists) {
  static final String FILE = "station.yaml";

  /** A file that is in force for some years. */
  record DatedFile(int from, @Nullable Integer to, String file) implements Dated {}

  /**
   * A list whose items count or do not.
   *
   * @param findings whether only the first failure of an item gives findings, or every one
   * @param counted result of an item that passes; null: the row in which it belongs
   * @param notCounted result of an item that fails
   * @param tests clauses in the sequence of testing
   * @param countedBy the clause by which an item that passes counts; first line that fits
   */
  record ItemList(
      Findings findings,
      @Nullable String counted,
      String notCounted,
      List<Test> tests,
      List<CountedBy> countedBy) {}

  enum Findings {
    FIRST,
    EVERY
  }

  /**
   * A clause in the sequence of testing, in some years.
   *
   * @param from first year; 0 for all
   */
  record Test(String clause, int from, @Nullable Integer to) implements Dated {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Test of(JsonNode node) {
      return node.isString()
          ? new Test(node.asString(), 0, null)
          : new Test(node.get("clause").asString(), year(node, "from", 0), end(node));
    }
  }

  /**
   * @param kinds of the item; empty for all
   * @param from first year; 0 for all
   * @param result what an item that passes counts as; null: as the list says
   */
  record CountedBy(
      List<String> kinds, String clause, int from, @Nullable Integer to, @Nullable String result)
      implements Dated {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CountedBy of(JsonNode node) {
      List<String> kinds = new ArrayList<>();
      node.path("kinds").forEach(kind -> kinds.add(kind.asString()));
      JsonNode result = node.get("result");
      return new CountedBy(
          List.copyOf(kinds),
          node.get("clause").asString(),
          year(node, "from", 0),
          end(node),
          result == null ? null : result.asString());
    }
  }

  private static int year(JsonNode node, String field, int absent) {
    return node.path(field).asInt(absent);
  }

  private static @Nullable Integer end(JsonNode node) {
    return node.has("to") ? (Integer) node.get("to").asInt() : null;
  }
}
