package tw.plumbline.rules.reading;

/** The closed list of codes that a fault can have. */
public enum FaultCode {
  UNREADABLE
}
