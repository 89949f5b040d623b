package tw.plumbline.rules.reading;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import tw.plumbline.model.report.AllianceReport;

/** What came of reading a text as a report. */
public sealed interface Reading {
  /**
   * A report.
   *
   * @param digest {@code sha256:} of the canonical JSON (RFC 8785) of the text as received
   * @param tree the text as maps, lists, texts, decimals and booleans, with the contract's defaults
   */
  record Accepted(AllianceReport report, String digest, Map<?, ?> tree) implements Reading {
    public Accepted {
      tree = Collections.unmodifiableMap(tree);
    }
  }

  /** Readable JSON that is no report: every fault, in the order of the text. */
  record Refused(List<Fault> faults) implements Reading {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** No JSON that can be read: syntax, NaN, nesting too deep, no Unicode. */
  record Unreadable(Fault fault) implements Reading {}

  /** More bytes than a report may have. */
  record TooLarge(Fault fault) implements Reading {}
}
