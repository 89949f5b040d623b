package tw.plumbline.model.report;

/** Who pressed confirm. */
public enum Confirmer {
  PRINCIPAL_INVESTIGATOR,
  ASSISTANT
}
