package tw.plumbline.model.report;

/** Where income comes from. */
public enum IncomeKind {
  MEMBERSHIP_FEE,
  TECHNICAL_SERVICE,
  SEMINAR_FEE,
  COURSE_FEE,
  DONATION,
  INSTITUTION_SUPPORT,
  MINISTRY_GRANT,
  OTHER_GOVERNMENT_GRANT,
  OTHER
}
