package tw.plumbline.model.report;

/** The field of a scarce technical person. */
public enum ScarceField {
  NUCLEAR,
  AEROSPACE,
  OTHER
}
