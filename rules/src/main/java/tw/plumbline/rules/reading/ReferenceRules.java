package tw.plumbline.rules.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ids of one list may name in another: list to field, or {@code list/field} within it, to the
 * list that is named.
 */
record ReferenceRules(Map<?, ?> references) implements Shape.Rule {
  @Override
  public void check(Object value, Place place, Faults faults) {
    if (value instanceof Map<?, ?> lists) {
      references.forEach(
          (list, fields) ->
              ((Map<?, ?>) fields)
                  .forEach(
                      (field, target) ->
                          items(
                              lists,
                              List.of((list + "/" + field).split("/")),
                              new Target((String) target, ids(lists.get(target))),
                              place,
                              faults)));
    }
  }

  /** Every item of the list that the path begins with, and what the rest of the path names. */
  private static void items(
      Map<?, ?> fields, List<String> path, Target target, Place place, Faults faults) {
    String name = path.get(0);
    Object there = fields.get(name);
    place.enter(name);
    if (path.size() == 1) {
      id(there, target, place, faults);
    } else if (there instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        place.enter(i);
        if (items.get(i) instanceof Map<?, ?> item) {
          items(item, path.subList(1, path.size()), target, place, faults);
        }
        place.leave();
      }
    }
    place.leave();
  }

  private static void id(@Nullable Object id, Target target, Place place, Faults faults) {
    if (id instanceof String text && !target.ids().contains(text)) {
      faults.add(place, FaultCode.UNKNOWN_ID, () -> Wording.unknownId(text, target.list()));
    }
  }

  private static Set<Object> ids(@Nullable Object list) {
    Set<Object> ids = new HashSet<>();
    if (list instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> fields && fields.get("id") instanceof String id) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  private record Target(String list, Set<Object> ids) {}
}
