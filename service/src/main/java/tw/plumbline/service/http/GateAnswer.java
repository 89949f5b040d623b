package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.gates.GateFault;
import tw.plumbline.rules.gates.GateReport;
import tw.plumbline.service.draft.GateStanding;

/** How far a draft has come through the gates, as JSON. */
record GateAnswer(
    UUID draft,
    int revision,
    String digest,
    int base,
    String baseDigest,
    boolean running,
    boolean passed,
    List<Item> gates) {
  static GateAnswer of(GateStanding standing) {
    return new GateAnswer(
        standing.draft(),
        standing.revision(),
        standing.digest(),
        standing.base(),
        standing.baseDigest(),
        standing.running(),
        standing.passed(),
        standing.gates().stream().map(Item::of).toList());
  }

  /** A gate; while there is no report of it, how far it is if it is under way. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      Gate gate,
      Map<String, String> title,
      @Nullable Report report,
      @Nullable OffsetDateTime reportedAt,
      @Nullable Progress progress) {
    static Item of(GateStanding.Item item) {
      GateReport report = item.report();
      return new Item(
          item.gate(),
          EditionAnswer.text(item.gate().title()),
          report == null ? null : Report.of(report),
          item.reportedAt(),
          item.all() == 0 ? null : new Progress(item.done(), item.all()));
    }
  }

  /** What a gate says. */
  record Report(boolean passed, Map<String, String> summary, List<Fault> faults) {
    static Report of(GateReport report) {
      return new Report(
          report.passed(),
          EditionAnswer.text(report.summary()),
          report.faults().stream().map(Fault::of).toList());
    }
  }

  /** Why it is not passed; without a line where it stands on none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fault(
      String file, @Nullable Integer line, @Nullable String clause, Map<String, String> message) {
    static Fault of(GateFault fault) {
      return new Fault(
          fault.file(),
          fault.line() == 0 ? null : fault.line(),
          fault.clause(),
          EditionAnswer.text(fault.message()));
    }
  }

  /** How many pieces of it are done. */
  record Progress(int done, int all) {}
}
