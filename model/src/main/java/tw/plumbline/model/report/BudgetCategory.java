package tw.plumbline.model.report;

/** Budget categories. */
public enum BudgetCategory {
  PERSONNEL,
  OPERATING,
  EQUIPMENT,
  POSTDOC,
  PI_FEE
}
