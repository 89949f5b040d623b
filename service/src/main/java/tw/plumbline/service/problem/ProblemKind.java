package tw.plumbline.service.problem;

import java.util.Locale;
import tw.plumbline.model.text.BilingualText;

/** Why there is no assessment, other than for what the report says. */
public enum ProblemKind {
  BAD_REQUEST(400, "Bad Request", "無法讀取這個請求。", "The request cannot be read."),
  NOT_FOUND(404, "Not Found", "沒有這個網址。", "There is nothing at this address."),
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "這個網址不接受這種方法，可用的方法見 `Allow` 標頭。",
      "This address does not take that method; the `Allow` header names those it takes."),
  NOT_ACCEPTABLE(
      406,
      "Not Acceptable",
      "`Accept` 標頭不含這裡能回應的格式:JSON 或 NDJSON(依請求的 `Content-Type`)。",
      "The `Accept` header takes nothing that is answered here: JSON, or NDJSON for a batch."),
  TOO_LARGE(
      413,
      "Report too large",
      "內容超過 32 MiB;請分批送出。",
      "The content is larger than 32 MiB; send it in parts."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported Media Type",
      "請以 UTF-8 的 `application/json`（一份報告)或 `application/x-ndjson`（一行一份)送出，不加壓縮。",
      "Send `application/json` (one report) or `application/x-ndjson` (one report a line) in UTF-8,"
          + " not compressed."),
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
