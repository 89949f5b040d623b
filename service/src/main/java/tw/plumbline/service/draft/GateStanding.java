package tw.plumbline.service.draft;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.gates.GateReport;

/**
 * How far a draft has come through the gates, against the version in force.
 *
 * @param base number of the version in force
 * @param running whether this replica looks at it now
 * @param gates all of them, in their order
 */
public record GateStanding(
    UUID draft,
    int revision,
    String digest,
    int base,
    String baseDigest,
    boolean running,
    List<Item> gates) {
  public GateStanding {
    gates = List.copyOf(gates);
  }

  /** Whether every gate has passed. */
  public boolean passed() {
    return gates.stream().allMatch(item -> item.report() != null && item.report().passed());
  }

  /**
   * A gate.
   *
   * @param report null while there is none of this content
   * @param done how many pieces of it are done, of {@code all}; both 0 if it is not under way
   */
  public record Item(
      Gate gate,
      @Nullable GateReport report,
      @Nullable OffsetDateTime reportedAt,
      int done,
      int all) {}
}
