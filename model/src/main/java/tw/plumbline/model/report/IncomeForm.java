package tw.plumbline.model.report;

/** In money or in kind. */
public enum IncomeForm {
  CASH,
  IN_KIND
}
