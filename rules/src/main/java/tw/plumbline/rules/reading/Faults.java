package tw.plumbline.rules.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tw.plumbline.model.text.BilingualText;

/** The faults of one document, one for each place: what is said first of a place stands. */
final class Faults {
  /** Keeps the answer to a hopeless document from being larger than the document. */
  static final int MOST = 10_000;

  private final boolean onlyWhether;
  private final Map<String, Fault> byPointer = new LinkedHashMap<>();
  private boolean any;
  private boolean more;

  private Faults(boolean onlyWhether) {
    this.onlyWhether = onlyWhether;
  }

  static Faults collecting() {
    return new Faults(false);
  }

  /** For a question whose answer is yes or no. */
  static Faults onlyWhether() {
    return new Faults(true);
  }

  void add(Place place, FaultCode code, Supplier<BilingualText> message) {
    any = true;
    if (onlyWhether) {
      return;
    }
    if (byPointer.size() == MOST) {
      more = true;
      return;
    }
    String pointer = place.pointer();
    if (!byPointer.containsKey(pointer)) {
      byPointer.put(pointer, new Fault(pointer, code, message.get()));
    }
  }

  /** For a fault of a named field of the object at this place. */
  void add(Place place, String field, FaultCode code, Supplier<BilingualText> message) {
    place.enter(field);
    add(place, code, message);
    place.leave();
  }

  boolean none() {
    return !any;
  }

  boolean has(FaultCode code) {
    return byPointer.values().stream().anyMatch(fault -> fault.code() == code);
  }

  /** All of them in the order in which a reader of the document meets them. */
  List<Fault> inOrderOf(Object document) {
    List<Fault> sorted = TextOrder.sort(byPointer.values(), document);
    if (more) {
      sorted.add(new Fault("", FaultCode.MORE_FAULTS, Wording.moreFaults(MOST)));
    }
    return sorted;
  }
}
