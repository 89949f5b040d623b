package tw.plumbline.service.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.List;
import tw.plumbline.service.database.Columns;

/**
 * A decision and what became of it.
 *
 * @param position in the order of arrival
 * @param steps in their order
 */
public record KeptDecision(
    @JsonIgnore long position,
    @JsonUnwrapped Decision decision,
    DecisionStatus status,
    List<Step> steps) {
  /** What can be done with a decision that was recorded. */
  public enum Kind {
    APPROVED("decision.approve"),
    REFUSED("decision.refuse"),
    WITHDRAWN("decision.withdraw");

    private final String action;

    Kind(String action) {
      this.action = action;
    }

    /** What the audit log calls it. */
    String action() {
      return action;
    }
  }

  /** Something that was done with it. */
  public record Step(Kind kind, String by, String reason, OffsetDateTime at) {}

  static KeptDecision of(Row row) {
    Columns columns = new Columns(row);
    Decision decision = DecisionJson.read(columns.of("document", byte[].class));
    long position = columns.of("position", Long.class);
    String settled = columns.maybe("settled", String.class);
    if (settled == null) {
      return new KeptDecision(position, decision, DecisionStatus.PROPOSED, List.of());
    }
    Step step =
        new Step(
            Kind.valueOf(settled),
            columns.of("settled_by", String.class),
            columns.of("settled_because", String.class),
            columns.of("settled_at", OffsetDateTime.class));
    return new KeptDecision(position, decision, DecisionStatus.valueOf(settled), List.of(step));
  }
}
