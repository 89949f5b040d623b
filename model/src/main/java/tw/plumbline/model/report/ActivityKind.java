package tw.plumbline.model.report;

/** What was held. */
public enum ActivityKind {
  PROMOTION,
  SEMINAR,
  CONSULTATION,
  SITE_VISIT
}
