package tw.plumbline.service.waiver;

/** What became of a waiver. */
public enum WaiverStatus {
  REQUESTED,
  APPROVED,
  REFUSED,
  REVOKED,
  /** It was approved, and its last day is over. */
  EXPIRED
}
