package tw.plumbline.rules.editing;

import java.util.HashMap;
import java.util.Map;
import tw.plumbline.model.text.BilingualText;

/** What the keys of pages are called. */
final class Labels {
  private static final Map<String, BilingualText> KEYS = new HashMap<>();

  static {
    key("effective", "適用年度", "Effective years");
    key("title", "名稱", "Title");
    key("name", "名稱", "Name");
    key("automation", "檢核方式", "Who judges it");
    key("needs", "程式不判斷之理由", "Why no program judges it");
    key("words", "規定內容與出處", "Rule in words, and its source");
    key("severity", "嚴重程度", "Severity");
    key("parameters", "參數", "Parameters");
    key("rule", "規則檔", "Rule files");
    key("findings", "檢核訊息", "Messages");
    key("reasons", "認列理由", "Reasons");
    key("figures", "數據", "Figures");
    key("sums", "加總", "Sums");
    key("groups", "分組", "Groups");
    key("series", "序列", "Series");
    key("divisions", "分配", "Divisions");
    key("from", "起始年度", "From year");
    key("to", "終止年度", "To year");
    key("value", "值", "Value");
    key("source", "出處", "Source");
    key("document", "文件", "Document");
    key("section", "章節", "Section");
    key("statement", "規定", "Statement");
    key("message", "訊息", "Message");
    key("remedy", "改善方式", "Remedy");
    key("text", "文字", "Text");
    key("result", "認列結果", "Result");
    key("unit", "單位", "Unit");
    key("type", "型別", "Type");
    key("attested", "文本依據", "Attested texts");
    key("attestedTo", "文本適用至", "Attested to");
    key("lastChecked", "最近查核日", "Last checked");
    key("derivedFrom", "所據條款", "Derived from");
    key("editions", "年度版本", "Editions");
    key("carried", "沿用年度", "Carried years");
    key("filings", "填報", "Filings");
    key("deadlines", "期限", "Deadlines");
    key("quarters", "各季", "Quarters");
    key("supplies", "沿用之事實", "Supplied facts");
    key("terms", "用語", "Terms");
    key("secondOpinion", "第二意見", "Second opinion");
    key("says", "不一致時之說明", "Sentences");
    key("nothing", "無結果時之用語", "Word for no result");
    key("stations", "站別", "Stations");
    key("order", "檢核順序", "Order of checks");
    key("records", "填報紀錄", "Records");
    key("year", "年度", "Year");
    key("id", "代號", "Id");
    key("kind", "種類", "Kind");
    key("asOf", "涵蓋期間末日", "Covers to");
    key("coversFrom", "涵蓋期間起日", "Covers from");
    key("due", "填報期限", "Due");
    key("correction", "校正期間", "Correction period");
    key("first", "起日", "First day");
    key("last", "末日", "Last day");
    key("clause", "條款", "Clause");
    key("parameter", "參數", "Parameter");
    key("closes", "截止時刻", "Closing hour");
    key("file", "檔案", "File");
    key("zone", "時區", "Time zone");
    key("lists", "清單", "Lists");
    key("rows", "列別表", "Table of rows");
    key("tests", "檢核次序", "Sequence of tests");
    key("countedBy", "認列依據", "Counted by");
    key("kinds", "種類", "Kinds");
    key("fields", "領域", "Fields");
    key("expected", "聯盟數", "Number of alliances");
    key("checks", "總體檢核", "Checks over all alliances");
    key("phases", "期別", "Phases");
    key("aims", "總目標", "Aims");
    key("signs", "風險徵兆", "Signs of risk");
    key("reason", "理由", "Reason");
    key("day", "日期", "Day");
    key("office", "上班與否", "Office");
    key("why", "事由", "Why");
    key("jurisdiction", "登記地", "Jurisdiction");
    key("trade", "行業", "Trade");
    key("row", "列別", "Row");
  }

  private Labels() {}

  private static void key(String key, String zhTw, String en) {
    KEYS.put(key, new BilingualText(zhTw, en));
  }

  /** What a key is called; a key without a name is its own. */
  static BilingualText of(String key) {
    return KEYS.getOrDefault(key, new BilingualText("`" + key + "`", "`" + key + "`"));
  }

  /** A key of a text in both languages. */
  static BilingualText of(String key, String language) {
    BilingualText label = of(key);
    return language.equals("en")
        ? new BilingualText(label.zhTw() + "（英文）", label.en() + " (English)")
        : new BilingualText(label.zhTw() + "（中文）", label.en() + " (Chinese)");
  }
}
