package tw.plumbline.rules.reading;

import java.util.List;
import java.util.Map;

/** What a schema can demand by other schemas: one of them, none of them, one if another. */
final class ChoiceRules {
  private ChoiceRules() {}

  record Any(List<Shape> forms) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (forms.stream().noneMatch(form -> form.fits(value, place))) {
        faults.add(place, FaultCode.CONFLICT, () -> Wording.noForm(value));
      }
    }
  }

  record One(List<Shape> forms) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (forms.stream().filter(form -> form.fits(value, place)).limit(2).count() != 1) {
        faults.add(place, FaultCode.CONFLICT, () -> Wording.noForm(value));
      }
    }
  }

  /**
   * @param names of the fields that exclude each other
   */
  record Not(Shape shape, List<String> names) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (shape.fits(value, place)) {
        faults.add(place, FaultCode.CONFLICT, () -> Wording.conflict(value, present(value)));
      }
    }

    private List<String> present(Object value) {
      return value instanceof Map<?, ?> object
          ? names.stream().filter(object::containsKey).toList()
          : List.of();
    }
  }

  record Condition(Shape when, Shape then, Shape otherwise) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      (when.fits(value, place) ? then : otherwise).check(value, place, faults);
    }
  }
}
