package tw.plumbline.model.report;

/** The alliance's part in an activity. */
public enum Role {
  HOST,
  CO_HOST,
  PARTICIPANT
}
