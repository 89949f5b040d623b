package tw.plumbline.rules.second;

import java.math.BigDecimal;

/** What the tables say of one figure of one report. */
sealed interface Opinion {
  /** It has this value. */
  record Value(BigDecimal value) implements Opinion {}

  /** Why it has none. */
  enum Without implements Opinion {
    /** A list or a line's number is absent: the figure has no value. */
    LACKING,
    /** There is no divisor, or the alliance declares nothing: the figure has no value. */
    UNDEFINED,
    /** This evaluator does not know. It never counts as agreement, and never as disagreement. */
    SILENT
  }
}
