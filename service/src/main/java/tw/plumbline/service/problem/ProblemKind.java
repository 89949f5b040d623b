package tw.plumbline.service.problem;

import java.util.Locale;
import tw.plumbline.model.text.BilingualText;

/** Why there is no assessment, other than for what the report says. */
public enum ProblemKind {
  BAD_REQUEST(400, "Bad Request", "無法讀取這個請求。", "The request cannot be read."),
  UNAUTHORIZED(
      401,
      "Unauthorized",
      "請以 `WWW-Authenticate` 標頭所列的方式表明身分；已附帳號密碼或權杖者，內容有誤或已失效。",
      "Say who you are in a way that the `WWW-Authenticate` header names; a password or token that"
          + " was sent is wrong or no longer valid."),
  FORBIDDEN(
      403,
      "Forbidden",
      "您的角色不得使用這個網址，或資料屬於其他聯盟。",
      "Your role may not use this address, or the data are another alliance's."),
  NOT_FOUND(404, "Not Found", "沒有這個網址。", "There is nothing at this address."),
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "這個網址不接受這種方法，可用的方法見 `Allow` 標頭。",
      "This address does not take that method; the `Allow` header names those it takes."),
  NOT_ACCEPTABLE(
      406,
      "Not Acceptable",
      "`Accept` 標頭不含這個網址能回應的格式。",
      "The `Accept` header takes nothing that is answered at this address."),
  TOO_LARGE(
      413,
      "Report too large",
      "內容超過 32 MiB；請分批送出。",
      "The content is larger than 32 MiB; send it in parts."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported Media Type",
      "請以 `Accept` 標頭所列的格式送出，文字用 UTF-8，不加壓縮。",
      "Send one of the types in the `Accept` header, texts in UTF-8, not compressed."),
  TOO_MANY_REQUESTS(
      429,
      "Too Many Requests",
      "請求過多，請依 `Retry-After` 的秒數稍後再送。",
      "Too many requests; try again after the seconds in `Retry-After`."),
  EVALUATION_FAILED(
      500,
      "Internal Server Error",
      "規則未能執行完畢，因此對這份報告沒有任何結論；請通知維運人員。",
      "The rules could not be run to their end, so nothing is said of this report; tell the"
          + " operator."),
  INTERNAL_ERROR(
      500,
      "Internal Server Error",
      "系統發生錯誤，對這份報告沒有任何結論；請通知維運人員。",
      "Something failed here, and nothing is said of this report; tell the operator."),
  OVERLOADED(
      503,
      "Service Unavailable",
      "目前等待檢核的報告過多，這份沒有檢核；請依 `Retry-After` 的秒數稍後再送。",
      "Too many reports are waiting; this one was not checked. Try again after the seconds in"
          + " `Retry-After`."),
  KEY_MISSING(
      400,
      "Idempotency-Key missing",
      "請以 `Idempotency-Key` 標頭附上這次送件的識別碼，1 到 255 個 ASCII 可見字元；重送時用同一個。",
      "Name this submission by an `Idempotency-Key` header of 1 to 255 visible ASCII characters; send"
          + " the same one when you try again."),
  NO_BATCH_LINE(
      400,
      "No line of a batch",
      "這一行須為 `{\"key\": …, \"report\": …}`，另可有 `replaces`、`draftedAgainst`，各欄一次，不得有其他欄位。",
      "This line must be `{\"key\": …, \"report\": …}`, with `replaces` and `draftedAgainst` where"
          + " needed, each once and nothing else."),
  KEY_REUSED(
      409,
      "Idempotency-Key reused",
      "這個 `Idempotency-Key` 已用於另一份內容，這次沒有存檔；新的送件請用新的識別碼。",
      "This `Idempotency-Key` was used for another content, and nothing was stored now; use a new key"
          + " for a new submission."),
  ALREADY_REPLACED(
      409,
      "Already replaced",
      "`replaces` 所指的填報已有更正件，這次沒有存檔；請指明最新的一件。",
      "The submission that `replaces` names was corrected before, and nothing was stored now; name"
          + " the newest one."),
  REPLACES_UNKNOWN(
      422,
      "Nothing to replace",
      "`replaces` 須為同一聯盟、同一年度、同一種填報已存檔的送件識別碼；這次沒有存檔。",
      "`replaces` must be the id of a stored submission of the same alliance, year and filing;"
          + " nothing was stored."),
  DRAFT_UNKNOWN(
      422,
      "Unknown rulebook version",
      "`draftedAgainst` 不是這個計畫的規則版本編號；這次沒有存檔。",
      "`draftedAgainst` is no version number of this programme's rulebook; nothing was stored."),
  DRAFT_CHANGED(
      409,
      "Draft changed",
      "草案已有他人存檔，這次沒有存檔，您的內容請勿關閉；請先載入最新內容，再併入您的修改。",
      "Somebody else saved this draft, and nothing was stored now; keep your text, load the newest"
          + " state and bring your changes into it."),
  DRAFT_NOT_OPEN(
      409,
      "Draft not open",
      "草案已送核、已發布或已結案，不能修改；送核中者請先撤回。",
      "The draft was proposed, published or given up and cannot be changed; withdraw a proposal"
          + " first."),
  DRAFT_NOT_PROPOSED(
      409,
      "Draft not proposed",
      "草案尚未送核，或送核後已有異動，這次沒有發布。",
      "The draft is not proposed, or not in that state; nothing was published."),
  SAME_PERSON(
      409,
      "Same person",
      "提出或修改的人不得核定自己的案件，請由另一位承辦人核定。",
      "Who proposed or changed it cannot decide on it as well; another official has to."),
  RULES_CHANGED(
      409,
      "Rules changed",
      "這份草案所依據的版本已不是現行版本；請以現行版本為準重新檢核與試算。",
      "The version that this draft goes by is no longer in force; check it and preview its impact"
          + " against the one that is."),
  GATES_OPEN(
      409,
      "Gates open",
      "發布前的檢查尚未全部通過，這次沒有發布。",
      "Not every gate has passed; nothing was published."),
  IMPACT_STALE(
      409,
      "Impact not current",
      "影響試算尚未完成，或之後草案、現行規則或送件已有變動；請重新試算，再據以核定。",
      "The impact preview is not finished, or the draft, the rules or the submissions changed since;"
          + " run it again and decide on that."),
  IMPACT_FAILED(
      409,
      "Impact failed",
      "影響試算中，有已存檔的報告無法以這份草案檢核，這次沒有發布；請見試算結果。",
      "The preview found stored reports that this draft cannot assess; nothing was published. The"
          + " preview names them."),
  FILES_REFUSED(
      422,
      "Files refused",
      "檔案不符規則書的規定，這次沒有存檔；各檔案的錯誤見 `files`。",
      "The files are not as a rulebook's must be, and nothing was stored; `files` names every"
          + " fault."),
  ARCHIVE_REFUSED(
      422,
      "Archive refused",
      "壓縮檔無法匯入，這次沒有存檔；原因見 `files`。",
      "The archive cannot be taken in, and nothing was stored; `files` says why."),
  REQUEST_REFUSED(
      422,
      "Request refused",
      "請求內容有誤，請依 `errors` 逐項更正後再送；這次沒有存檔。",
      "The request has faults; mend each one in `errors` and send it again. Nothing was stored."),
  WAIVER_SAME_PERSON(
      403,
      "Another person decides",
      "豁免須由申請人以外之承辦人核准或駁回；這次沒有存檔。",
      "A waiver is approved or refused by another official than the one who requested it; nothing was"
          + " stored."),
  WAIVER_DECIDED(
      409,
      "Already decided",
      "這件豁免先前已有決定，這次沒有存檔；請查閱其 `events`。",
      "This waiver was decided on before, and nothing was stored now; see its `events`."),
  WAIVER_NOT_APPROVED(
      409,
      "Not approved",
      "只有已核准之豁免可以撤銷；這次沒有存檔。",
      "Only a waiver that was approved can be revoked; nothing was stored."),
  DECISION_SAME_PERSON(
      403,
      "Another person approves",
      "決定須由登錄人以外之承辦人核定或退回；這次沒有存檔。",
      "A decision is approved or refused by another official than the one who recorded it; nothing"
          + " was stored."),
  DECISION_SETTLED(
      409,
      "Already settled",
      "這件決定先前已核定、退回或撤回，這次沒有存檔；請查閱其 `steps`，有變更時另為新決定。",
      "This decision was approved, refused or withdrawn before, and nothing was stored now; see its"
          + " `steps`, and record a new one to change it."),
  DECISION_OVERTAKEN(
      409,
      "An assessment was corrected",
      "登錄之後，這件決定所依據之填報已有更正，這次沒有核定；請撤回，依更正後之檢核結果另為決定。",
      "A submission on which this decision rests was corrected since it was recorded, and nothing was"
          + " approved; withdraw it and decide by the correction."),
  NOT_APPROVED(
      409,
      "Not approved",
      "這件決定未經核定，沒有卷宗。",
      "This decision was not approved, so there is no dossier of it."),
  NOT_SEALED(
      409,
      "Not sealed yet",
      "這件決定的紀錄尚未全部簽署；請稍後再試。",
      "Not everything that belongs to this decision is under a signed head of the log yet; try again"
          + " in a moment."),
  NOT_REDACTED(
      409,
      "Cannot be left out",
      "所指的內容無法遮蔽，因此沒有製作卷宗。",
      "What was named cannot be left out, so no dossier was made."),
  STORAGE_UNAVAILABLE(
      503,
      "Service Unavailable",
      "資料庫暫時沒有回應；請依 `Retry-After` 的秒數，以同一個 `Idempotency-Key` 重送。",
      "The database does not answer at the moment; try again after the seconds in `Retry-After`, with"
          + " the same `Idempotency-Key`."),
  ISSUER_UNAVAILABLE(
      503,
      "Service Unavailable",
      "權杖核發單位暫時沒有回應，無法確認您的身分；請依 `Retry-After` 的秒數稍後再送。",
      "The issuer of your token does not answer at the moment, so it cannot be verified; try again"
          + " after the seconds in `Retry-After`."),
  FILE_UNREADABLE(400, "Unreadable File", "讀不到這個檔案。", "The file cannot be read.");

  private final int status;
  private final String title;
  private final BilingualText message;

  ProblemKind(int status, String title, String zhTw, String en) {
    this.status = status;
    this.title = title;
    this.message = new BilingualText(zhTw, en);
  }

  /** How problem details name it: {@code not-found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public BilingualText message() {
    return message;
  }
}
