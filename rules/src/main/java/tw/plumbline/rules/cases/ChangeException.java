package tw.plumbline.rules.cases;

import tw.plumbline.model.text.BilingualText;

/** A change that a report has no place for. */
final class ChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BilingualText reason;

  ChangeException(String zhTw, String en) {
    super(en);
    this.reason = new BilingualText(zhTw, en);
  }

  BilingualText reason() {
    return reason;
  }
}
