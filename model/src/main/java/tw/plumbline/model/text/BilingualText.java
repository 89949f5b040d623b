package tw.plumbline.model.text;

/** The same text in Chinese as used in Taiwan and in English; neither is blank. */
public record BilingualText(String zhTw, String en) {
  public BilingualText {
    if (zhTw.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text must stand in both languages");
    }
  }
}
