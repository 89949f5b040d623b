package tw.plumbline.rules.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Sorts faults as their places follow each other in a document; what is missing comes last. */
final class TextOrder {
  private final Map<Map<?, ?>, Map<String, Integer>> positions = new IdentityHashMap<>();

  private TextOrder() {}

  static List<Fault> sort(Collection<Fault> faults, Object document) {
    TextOrder order = new TextOrder();
    Map<Fault, int[]> paths = new IdentityHashMap<>();
    faults.forEach(fault -> paths.put(fault, order.path(fault.pointer(), document)));
    List<Fault> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparing(paths::get, Arrays::compare));
    return sorted;
  }

  private int[] path(String pointer, Object document) {
    if (pointer.isEmpty()) {
      return new int[0];
    }
    String[] steps = pointer.substring(1).split("/", -1);
    int[] path = new int[steps.length];
    Object at = document;
    for (int i = 0; i < steps.length; i++) {
      if (at instanceof Map<?, ?> object) {
        String field = steps[i].replace("~1", "/").replace("~0", "~");
        path[i] = positionsIn(object).getOrDefault(field, Integer.MAX_VALUE);
        at = object.get(field);
      } else if (at instanceof List<?> list) {
        path[i] = Integer.parseInt(steps[i]);
        at = list.get(path[i]);
      }
    }
    return path;
  }

  private Map<String, Integer> positionsIn(Map<?, ?> object) {
    return positions.computeIfAbsent(
        object,
        same -> {
          Map<String, Integer> positions = new HashMap<>();
          same.keySet().forEach(field -> positions.put((String) field, positions.size()));
          return positions;
        });
  }
}
