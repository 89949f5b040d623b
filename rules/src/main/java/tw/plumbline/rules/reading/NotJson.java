package tw.plumbline.rules.reading;

import tw.plumbline.model.text.BilingualText;

/** A text that is no JSON as the contract reads it. */
final class NotJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  NotJson(FaultCode code, BilingualText message) {
    super(message.en(), null, false, false);
    this.fault = new Fault("", code, message);
  }

  Fault fault() {
    return fault;
  }
}
