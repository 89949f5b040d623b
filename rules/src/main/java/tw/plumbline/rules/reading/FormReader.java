package tw.plumbline.rules.reading;

import java.util.Map;

/**
 * Reads what is asked of the service besides reports, as strictly as these: by a schema of the
 * contract, into a record whose components are its fields. May be shared between threads.
 *
 * @param <T> the record
 */
public final class FormReader<T> {
  private static final String RESOURCE = "/tw/plumbline/contract/%s.schema.json";

  private final Class<T> type;
  private final Shape shape;

  /**
   * @param schema its name in the contract: {@code waiver-request}
   */
  public FormReader(Class<T> type, String schema) {
    this.type = type;
    this.shape = new ShapeReader().read(Contract.load(RESOURCE.formatted(schema)));
  }

  /** Reads a form from JSON in UTF-8. */
  public FormReading<T> read(byte[] json) {
    Faults faults = Faults.collecting();
    try {
      Object document = JsonText.parse(json, faults);
      shape.check(document, new Place(), faults);
      return faults.none() && document instanceof Map<?, ?> fields
          ? new FormReading.Filled<>(Records.read(type, fields))
          : new FormReading.Refused<>(faults.inOrderOf(document));
    } catch (NotJson unreadable) {
      return new FormReading.Unreadable<>(unreadable.fault());
    }
  }
}
