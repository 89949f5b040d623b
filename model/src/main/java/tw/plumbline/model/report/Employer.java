package tw.plumbline.model.report;

/** Where an investigator works. */
public enum Employer {
  UNIVERSITY,
  RESEARCH_INSTITUTION,
  TEACHING_HOSPITAL,
  OTHER
}
