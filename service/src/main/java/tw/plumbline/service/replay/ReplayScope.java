package tw.plumbline.service.replay;

/** Which assessments are made again. */
public enum ReplayScope {
  /** All that are stored. */
  ASSESSMENTS,
  /** Those on which approved decisions rest. */
  DECISIONS
}
