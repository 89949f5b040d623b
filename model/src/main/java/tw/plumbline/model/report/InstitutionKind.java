package tw.plumbline.model.report;

/** What kind of institution applies. */
public enum InstitutionKind {
  PUBLIC_UNIVERSITY,
  PRIVATE_UNIVERSITY,
  PUBLIC_RESEARCH_INSTITUTE,
  PRIVATE_RESEARCH_INSTITUTE,
  TEACHING_HOSPITAL,
  OTHER
}
