package tw.plumbline.model.report;

/** Who signed for the alliance. */
public enum Signatory {
  PRINCIPAL_INVESTIGATOR,
  INSTITUTION_NAMING_PI,
  CO_INVESTIGATOR,
  OTHER
}
