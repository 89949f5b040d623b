package tw.plumbline.service.replay;

import tw.plumbline.model.text.BilingualText;

/**
 * A place at which what is stored does not fit itself.
 *
 * @param stored what the record says
 * @param found what comes of the rest of the record
 */
public record StoredFault(What what, BilingualText message, String stored, String found) {
  /** What does not fit. */
  public enum What {
    REPORT_DIGEST("報告內容與所存摘要不符", "the report is not the one of the stored digest"),
    RULEBOOK_DIGEST("規則檔案與該版次的摘要不符", "the rule files are not those of the version's digest"),
    RULEBOOK_VERSION(
        "檢核所載規則摘要與該版次不符", "the assessment names another digest than its rulebook version has"),
    RULEBOOK_FILES("該版次的規則檔案不在所存資料中", "the files of the rulebook version are not stored"),
    SUPPLIED_DIGEST("補入資料與所存摘要不符", "the supplied facts are not those of the stored digest"),
    DOCUMENT("所存檢核結果不是 JSON", "the stored assessment is no JSON"),
    VERDICT("所存總評與檢核結果不符", "the stored verdict is not the assessment's"),
    CHECKS("所存檢核狀態與檢核結果不符", "the stored statuses are not the assessment's"),
    FINDINGS("所存結果列與檢核結果不符", "the stored findings are not the assessment's"),
    FIGURES("所存數據與檢核結果不符", "the stored figures are not the assessment's");

    private final BilingualText message;

    What(String zhTw, String en) {
      this.message = new BilingualText(zhTw, en);
    }

    StoredFault with(String stored, String found) {
      return new StoredFault(this, message, stored, found);
    }
  }
}
