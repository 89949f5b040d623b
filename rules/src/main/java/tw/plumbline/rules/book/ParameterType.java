package tw.plumbline.rules.book;

/** What a parameter's value is. */
public enum ParameterType {
  DATE,
  WHOLE,
  DECIMAL,
  TEXT,
  TEXTS
}
