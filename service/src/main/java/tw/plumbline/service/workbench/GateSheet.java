package tw.plumbline.service.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * How far a draft has come through the gates.
 *
 * @param running whether it is looked at now
 * @param gates all of them, in their order
 */
record GateSheet(boolean running, List<Gate> gates) {
  GateSheet {
    gates = List.copyOf(gates);
  }

  /** Whether every gate has passed. */
  public boolean passed() {
    return gates.stream().allMatch(gate -> Boolean.TRUE.equals(gate.passed()));
  }

  /**
   * A gate.
   *
   * @param passed null while nothing is known of this content
   * @param summary what it says; null while nothing is known
   * @param done how many pieces of it are done, of {@code all}; both 0 if it is not under way
   */
  record Gate(
      BilingualText title,
      @Nullable Boolean passed,
      @Nullable BilingualText summary,
      List<Fault> faults,
      int done,
      int all) {
    Gate {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What a gate objects to.
   *
   * @param line from 1
   */
  record Fault(String file, int line, BilingualText message) {}
}
