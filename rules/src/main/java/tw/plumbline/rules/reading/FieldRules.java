package tw.plumbline.rules.reading;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schema can demand of the fields of an object.
 *
 * @param names what every name must be
 * @param others what a field beyond the properties must be
 * @param closed there may be no field beyond the properties
 */
record FieldRules(
    Map<String, Shape> properties,
    List<String> required,
    @Nullable Shape names,
    @Nullable Shape others,
    boolean closed)
    implements Shape.Rule {

  @Override
  public void check(Object value, Place place, Faults faults) {
    if (!(value instanceof Map<?, ?> object)) {
      return;
    }
    for (Map.Entry<?, ?> field : object.entrySet()) {
      String name = (String) field.getKey();
      place.enter(name);
      check(name, field.getValue(), place, faults);
      place.leave();
    }
    for (String name : required) {
      if (!object.containsKey(name)) {
        faults.add(place, name, FaultCode.MISSING_FIELD, () -> Wording.missing(name));
      }
    }
  }

  private void check(String name, Object value, Place place, Faults faults) {
    if (names != null) {
      names.check(name, place, faults);
    }
    Shape property = properties.get(name);
    if (property != null) {
      property.check(value, place, faults);
    } else if (closed) {
      faults.add(
          place, FaultCode.UNKNOWN_FIELD, () -> Wording.unknownField(name, properties.keySet()));
    } else if (others != null) {
      others.check(value, place, faults);
    }
  }
}
