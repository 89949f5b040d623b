package tw.plumbline.rules.book;

/** What a parameter's value is. */
public enum ParameterType {
  DATE,
  /** A date that moves to the next working day where it falls on another. */
  DEADLINE,
  WHOLE,
  DECIMAL,
  TEXT,
  TEXTS
}
