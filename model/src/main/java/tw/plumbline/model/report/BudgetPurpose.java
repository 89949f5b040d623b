package tw.plumbline.model.report;

/** What money is for. */
public enum BudgetPurpose {
  SERVICE,
  RESEARCH,
  CORE_DEVELOPMENT
}
