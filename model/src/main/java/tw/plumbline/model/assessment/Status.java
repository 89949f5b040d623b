package tw.plumbline.model.assessment;

/** What became of a check. */
public enum Status {
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  NOT_YET_DUE,
  UNDETERMINED
}
