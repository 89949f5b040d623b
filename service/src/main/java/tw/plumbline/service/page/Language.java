package tw.plumbline.service.page;

import tw.plumbline.model.text.BilingualText;

/** A language that people read here. */
public enum Language {
  ZH_TW("zh-TW"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  public String tag() {
    return tag;
  }

  public String of(BilingualText text) {
    return this == ZH_TW ? text.zhTw() : text.en();
  }

  @Override
  public String toString() {
    return tag;
  }
}
