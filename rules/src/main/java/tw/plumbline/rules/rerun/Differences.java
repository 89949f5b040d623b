package tw.plumbline.rules.rerun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The places at which two assessments say different things. Items of lists are told by what names
 * them and not by their number, so that one more finding does not make all after it differ.
 *
 * @param first the first of them, in the order of the documents
 * @param more how many there are besides
 */
public record Differences(List<Difference> first, int more) {
  /** None. */
  public static final Differences NONE = new Differences(List.of(), 0);

  private static final int MOST = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** What names an item of a list of that name; of other lists, items are told by their number. */
  private static final Map<String, List<String>> NAMED_BY =
      Map.of(
          "checks", List.of("clause"),
          "figures", List.of("name"),
          "findings", List.of("clause", "pointer"),
          "classifications", List.of("pointer"),
          "supplied", List.of("pointer"),
          "terms", List.of("pointer"),
          "unattested", List.of("clause"),
          "changed", List.of("clause", "what"),
          "absent", List.of());

  public Differences {
    first = List.copyOf(first);
  }

  /** Between two JSON texts; a text that is no JSON differs as a whole. */
  public static Differences between(byte[] was, byte[] is) {
    Search search = new Search();
    search.compare("", "", read(was), read(is));
    return new Differences(search.found, search.count - search.found.size());
  }

  private static JsonNode read(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException noJson) {
      return JSON.getNodeFactory().stringNode("not JSON: " + noJson.getOriginalMessage());
    }
  }

  /** Two documents walked side by side. */
  private static final class Search {
    private final List<Difference> found = new ArrayList<>();
    private int count;

    private void compare(
        String pointer, String list, @Nullable JsonNode was, @Nullable JsonNode is) {
      if (was != null && is != null && was.isObject() && is.isObject()) {
        fields(pointer, was, is);
      } else if (was != null && is != null && was.isArray() && is.isArray()) {
        items(pointer, list, was, is);
      } else if (!Objects.equals(text(was), text(is))) {
        add(new Difference(pointer, was, is));
      }
    }

    private void fields(String pointer, JsonNode was, JsonNode is) {
      Set<String> names = new LinkedHashSet<>(was.propertyNames());
      names.addAll(is.propertyNames());
      for (String name : names) {
        compare(pointer + "/" + escaped(name), name, was.get(name), is.get(name));
      }
    }

    private void items(String pointer, String list, JsonNode was, JsonNode is) {
      Map<String, Integer> before = places(list, was);
      Map<String, Integer> after = places(list, is);
      before.forEach(
          (name, place) -> {
            Integer now = after.get(name);
            compare(pointer + "/" + place, "", was.get(place), now == null ? null : is.get(now));
          });
      after.forEach(
          (name, place) -> {
            if (!before.containsKey(name)) {
              compare(pointer + "/" + place, "", null, is.get(place));
            }
          });
      order(pointer, before.keySet(), after.keySet());
    }

    /** That the same items stand in another order is a difference of its own. */
    private void order(String pointer, Set<String> before, Set<String> after) {
      List<String> was = before.stream().filter(after::contains).toList();
      List<String> is = after.stream().filter(before::contains).toList();
      if (!was.equals(is)) {
        add(new Difference(pointer, array(was), array(is)));
      }
    }

    private void add(Difference difference) {
      count++;
      if (found.size() < MOST) {
        found.add(difference);
      }
    }

    private static ArrayNode array(List<String> texts) {
      ArrayNode array = JSON.createArrayNode();
      texts.forEach(array::add);
      return array;
    }

    /** Where each item stands, by its name; of two of the same name the second is another one. */
    private static Map<String, Integer> places(String list, JsonNode items) {
      List<String> named = NAMED_BY.get(list);
      Map<String, Integer> places = new LinkedHashMap<>();
      Map<String, Integer> seen = new HashMap<>();
      for (int i = 0; i < items.size(); i++) {
        String name = named == null ? "" + i : name(items.get(i), named);
        int nth = seen.merge(name, 1, Integer::sum);
        places.put(nth == 1 ? name : name + " #" + nth, i);
      }
      return places;
    }

    private static String name(JsonNode item, List<String> fields) {
      if (fields.isEmpty() || !item.isObject()) {
        return item.toString();
      }
      List<String> parts = new ArrayList<>();
      fields.forEach(
          field -> {
            JsonNode value = item.path(field);
            parts.add(value.isString() ? value.stringValue() : value.toString());
          });
      return String.join(" ", parts);
    }

    /** As it is written: 1 and 1.0 are the same number, and not the same text. */
    private static @Nullable String text(@Nullable JsonNode value) {
      return value == null ? null : value.toString();
    }

    private static String escaped(String name) {
      return name.replace("~", "~0").replace("/", "~1");
    }
  }
}
