package tw.plumbline.rules.gates;

import tw.plumbline.model.text.BilingualText;

/** What a draft must pass, in the order in which it is looked at. */
public enum Gate {
  COMPLETENESS("內容完備", "Complete"),
  GUARD("規則檔守門檢查", "Rule files pass the guard"),
  AGREEMENT("可編譯且兩引擎一致", "Compiles, and both engines agree"),
  CASES("所有案例通過", "All cases pass"),
  MUTATION("案例能察覺錯誤改動", "Cases notice wrong edits"),
  CLAUSES("條款不得無故消失", "No clause is lost without an end date"),
  YEARS("適用年度不重疊、不中斷", "Effective years neither overlap nor leave a gap");

  private final BilingualText title;

  Gate(String zhTw, String en) {
    this.title = new BilingualText(zhTw, en);
  }

  public BilingualText title() {
    return title;
  }
}
