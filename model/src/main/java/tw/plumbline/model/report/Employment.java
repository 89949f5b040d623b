package tw.plumbline.model.report;

/** How an investigator is employed. */
public enum Employment {
  ESTABLISHMENT,
  UNIVERSITY_FUND,
  SCARCE_TECHNICAL,
  HOSPITAL_FUND,
  RETIRED,
  OTHER
}
