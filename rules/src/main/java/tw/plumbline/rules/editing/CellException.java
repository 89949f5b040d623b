package tw.plumbline.rules.editing;

import tw.plumbline.model.text.BilingualText;

/** An edit that cannot be made, at a cell. */
final class CellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final transient BilingualText why;

  CellException(String pointer, String zhTw, String en) {
    this(pointer, new BilingualText(zhTw, en));
  }

  CellException(String pointer, BilingualText why) {
    super(why.en());
    this.pointer = pointer;
    this.why = why;
  }

  String pointer() {
    return pointer;
  }

  CellFault fault(String path) {
    return new CellFault(path, pointer, why);
  }
}
