package tw.plumbline.model.report;

/** What came of it. */
public enum OutcomeKind {
  NEW_PRODUCT,
  NEW_TECHNOLOGY,
  PATENT,
  NEW_HIRES,
  OUTPUT_VALUE
}
