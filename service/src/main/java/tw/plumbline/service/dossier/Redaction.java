package tw.plumbline.service.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.service.submission.ValueTree.Leaf;

/**
 * What of the reports is left out of a dossier, so that it can be given to somebody who may not
 * know it.
 *
 * @param personal whether everything is left out that a schema marks as personal
 * @param pointers of further values, each with all that stands under it
 */
public record Redaction(boolean personal, List<String> pointers) {
  /** Nothing is left out. */
  public static final Redaction NONE = new Redaction(false, List.of());

  static final String PERSONAL = "PERSONAL";
  static final String NAMED = "NAMED";

  public Redaction {
    pointers = List.copyOf(pointers);
  }

  boolean isNone() {
    return !personal && pointers.isEmpty();
  }

  /** The values of a report that are left out: by pointer, why; in the order of the report. */
  Map<String, String> of(List<Leaf> leaves, PersonalPlaces places) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      String pointer = leaf.pointer();
      if (pointers.stream().anyMatch(named -> isAtOrUnder(named, pointer))) {
        out.put(pointer, NAMED);
      } else if (personal && places.isPersonal(pointer)) {
        out.put(pointer, PERSONAL);
      }
    }
    return out;
  }

  static boolean isAtOrUnder(String place, String pointer) {
    return pointer.equals(place) || pointer.startsWith(place + "/");
  }
}
