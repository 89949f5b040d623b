package tw.plumbline.service.decision;

/** How an alliance is heard. */
public enum HearingManner {
  /** By a written statement. 書面陳述意見。 */
  WRITTEN,
  /** By word of mouth. 言詞陳述意見。 */
  ORAL,
  /** In a formal hearing. 聽證。 */
  HEARING
}
