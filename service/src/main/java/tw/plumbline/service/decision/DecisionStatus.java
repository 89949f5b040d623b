package tw.plumbline.service.decision;

/** What became of a decision that was recorded. */
public enum DecisionStatus {
  /** Nobody has approved it yet: it holds nothing. */
  PROPOSED,
  APPROVED,
  REFUSED,
  WITHDRAWN
}
