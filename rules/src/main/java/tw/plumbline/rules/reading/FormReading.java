package tw.plumbline.rules.reading;

import java.util.List;

/**
 * What came of reading a text as a form.
 *
 * @param <T> what the form says
 */
public sealed interface FormReading<T> {
  /** A form that is filled in as its schema asks. */
  record Filled<T>(T form) implements FormReading<T> {}

  /** Readable JSON that is no such form: every fault, in the order of the text. */
  record Refused<T>(List<Fault> faults) implements FormReading<T> {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** No JSON that can be read. */
  record Unreadable<T>(Fault fault) implements FormReading<T> {}
}
