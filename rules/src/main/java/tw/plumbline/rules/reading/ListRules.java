package tw.plumbline.rules.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema can demand of a list. */
final class ListRules {
  private ListRules() {}

  record Each(Shape shape) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof List<?> items) {
        for (int i = 0; i < items.size(); i++) {
          place.enter(i);
          shape.check(items.get(i), place, faults);
          place.leave();
        }
      }
    }
  }

  record Fewest(int size) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof List<?> items && items.size() < size) {
        faults.add(place, FaultCode.TOO_SHORT, () -> Wording.tooFew(items.size(), size));
      }
    }
  }

  record Most(int size) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof List<?> items && items.size() > size) {
        faults.add(place, FaultCode.TOO_LONG, () -> Wording.tooMany(items.size(), size));
      }
    }
  }

  record Unique() implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof List<?> items) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
          Object item = items.get(i);
          if (!seen.add(item) && !(item instanceof Unusable)) {
            place.enter(i);
            faults.add(place, FaultCode.DUPLICATE_VALUE, () -> Wording.duplicateValue(item));
            place.leave();
          }
        }
      }
    }
  }

  record UniqueBy(String field) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (!(value instanceof List<?> items)) {
        return;
      }
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Map<?, ?> item
            && item.get(field) instanceof String id
            && !seen.add(id)) {
          place.enter(i);
          faults.add(place, field, FaultCode.DUPLICATE_ID, () -> Wording.duplicateId(field, id));
          place.leave();
        }
      }
    }
  }
}
