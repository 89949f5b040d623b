package tw.plumbline.service.workbench;

import java.util.List;
import tw.plumbline.model.text.BilingualText;

/** Something that was not done to a draft; the page on which it was asked for says why. */
final class DeskRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient BilingualText said;
  private final transient List<GateSheet.Fault> faults;

  DeskRefusal(BilingualText said, List<GateSheet.Fault> faults) {
    super(said.en(), null, false, false);
    this.said = said;
    this.faults = List.copyOf(faults);
  }

  BilingualText said() {
    return said;
  }

  /** At which lines of which files; none where it is not for what the files say. */
  List<GateSheet.Fault> faults() {
    return faults;
  }
}
