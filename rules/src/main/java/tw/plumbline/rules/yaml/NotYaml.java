package tw.plumbline.rules.yaml;

import tw.plumbline.model.text.BilingualText;

/** A text that cannot be read as the YAML of a rulebook; says where and why. */
public final class NotYaml extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final transient BilingualText why;

  NotYaml(int line, BilingualText why) {
    super(why.en());
    this.line = line;
    this.why = why;
  }

  static NotYaml unreadable(int line, String problem) {
    return new NotYaml(
        line, new BilingualText("不是可讀的 YAML:" + problem, "not readable as YAML: " + problem));
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  public BilingualText why() {
    return why;
  }
}
