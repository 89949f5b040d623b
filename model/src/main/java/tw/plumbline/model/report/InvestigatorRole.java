package tw.plumbline.model.report;

/** Who leads a plan. */
public enum InvestigatorRole {
  PRINCIPAL_INVESTIGATOR,
  CO_INVESTIGATOR
}
