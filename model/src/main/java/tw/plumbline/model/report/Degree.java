package tw.plumbline.model.report;

/** The highest degree of an investigator. */
public enum Degree {
  DOCTORATE,
  MASTER,
  OTHER
}
