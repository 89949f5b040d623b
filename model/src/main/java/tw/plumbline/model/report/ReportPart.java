package tw.plumbline.model.report;

/** Parts of a report: 精簡報告, 完整報告. */
public enum ReportPart {
  SHORT,
  FULL
}
