package tw.plumbline.model.report;

/** What somebody does. */
public enum Duty {
  CONSULTING,
  RESEARCH,
  MIXED
}
