package tw.plumbline.rules.gates;

import java.util.List;
import tw.plumbline.model.text.BilingualText;

/**
 * What a gate says of a draft.
 *
 * @param summary in one or two sentences, also where it passes
 * @param faults at most {@link #MOST_FAULTS}
 */
public record GateReport(Gate gate, boolean passed, BilingualText summary, List<GateFault> faults) {
  /** More faults than anybody reads at once; the summary says how many there are. */
  public static final int MOST_FAULTS = 200;

  public GateReport {
    faults = List.copyOf(faults);
  }

  static GateReport passed(Gate gate, String zhTw, String en) {
    return new GateReport(gate, true, new BilingualText(zhTw, en), List.of());
  }

  static GateReport failed(Gate gate, String zhTw, String en, List<GateFault> faults) {
    return new GateReport(
        gate,
        false,
        new BilingualText(zhTw, en),
        faults.size() > MOST_FAULTS ? faults.subList(0, MOST_FAULTS) : faults);
  }

  /** Passed if there is no fault; otherwise the summary counts them. */
  static GateReport of(Gate gate, List<GateFault> faults, String zhTw, String en) {
    return faults.isEmpty()
        ? passed(gate, zhTw, en)
        : failed(
            gate,
            "有 %d 項須修正".formatted(faults.size()),
            faults.size() == 1 ? "One fault" : faults.size() + " faults",
            faults);
  }
}
