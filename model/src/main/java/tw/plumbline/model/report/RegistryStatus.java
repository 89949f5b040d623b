package tw.plumbline.model.report;

/** Status in the register at the count date. */
public enum RegistryStatus {
  ACTIVE,
  DISSOLVED,
  REVOKED
}
