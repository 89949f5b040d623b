package tw.plumbline.rules.editing;

/** What may be typed into a cell. */
public enum CellKind {
  /** A day: {@code 2019-10-31}, {@code 108/10/31} or 民國108年10月31日; written as the first. */
  DATE,
  /** A ROC programme year. */
  YEAR,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  /** One of the cell's choices. */
  CHOICE,
  /** One line. */
  TEXT,
  /** Sentences. */
  LONG_TEXT,
  /** Texts, one on each line. */
  LIST
}
