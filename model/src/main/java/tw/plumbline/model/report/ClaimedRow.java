package tw.plumbline.model.report;

/** The row of the form in which a member is listed. */
public enum ClaimedRow {
  VENDOR,
  INDIVIDUAL,
  OTHER
}
