package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema can demand of a text or a number. */
final class ValueRules {
  private ValueRules() {}

  record OneOf(List<?> allowed, Set<?> quick) implements Shape.Rule {
    OneOf(List<?> allowed) {
      this(allowed, new HashSet<>(allowed));
    }

    @Override
    public void check(Object value, Place place, Faults faults) {
      if (!quick.contains(value)) {
        faults.add(place, FaultCode.NOT_ALLOWED_VALUE, () -> Wording.notAllowed(value, allowed));
      }
    }
  }

  /**
   * @param examples texts that have the form, for the message
   */
  record Form(Pattern pattern, List<?> examples) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof String text && !pattern.matcher(text).find()) {
        faults.add(place, FaultCode.BAD_FORMAT, () -> Wording.badFormat(text, examples));
      }
    }
  }

  /** A day or an instant that exists; of a text without the form the pattern has spoken. */
  record Moment(Predicate<String> exists) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof String text && !exists.test(text)) {
        faults.add(place, FaultCode.NO_SUCH_DAY, () -> Wording.noSuchDay(text));
      }
    }
  }

  /** Both bounds, for the message. */
  record Range(@Nullable BigDecimal least, @Nullable BigDecimal most) {}

  record Least(BigDecimal bound, Range range) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof BigDecimal number && number.compareTo(bound) < 0) {
        faults.add(place, FaultCode.OUT_OF_RANGE, () -> Wording.outOfRange(number, range));
      }
    }
  }

  record Most(BigDecimal bound, Range range) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof BigDecimal number && number.compareTo(bound) > 0) {
        faults.add(place, FaultCode.OUT_OF_RANGE, () -> Wording.outOfRange(number, range));
      }
    }
  }

  record Shortest(int length) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof String text && text.codePointCount(0, text.length()) < length) {
        faults.add(place, FaultCode.TOO_SHORT, () -> Wording.tooShort(text, length));
      }
    }
  }

  record Longest(int length) implements Shape.Rule {
    @Override
    public void check(Object value, Place place, Faults faults) {
      if (value instanceof String text
          && text.length() > length
          && text.codePointCount(0, text.length()) > length) {
        faults.add(place, FaultCode.TOO_LONG, () -> Wording.tooLong(text, length));
      }
    }
  }
}
