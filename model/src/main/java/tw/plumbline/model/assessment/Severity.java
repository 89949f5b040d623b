package tw.plumbline.model.assessment;

/** How grave a finding is; a check is a VIOLATION or a WARNING. The order is that of findings. */
public enum Severity {
  VIOLATION,
  WARNING,
  /** A fact that a check needs is absent. */
  MISSING
}
