package tw.plumbline.service.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The font of the page, and what it lacks: a character without a glyph is shown by its number. */
final class Glyphs {
  private static final String FONT = "NotoSansTC-Regular.ttf";

  private final byte[] font;
  private final CmapLookup known;

  Glyphs() {
    try (InputStream in = Glyphs.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FONT);
      }
      font = in.readAllBytes();
      try (TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
        known = read.getUnicodeCmapLookup();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The font file. */
  byte[] font() {
    return font;
  }

  /** The text, with {@code □(U+20BB7)} for each character that cannot be seen. */
  String visible(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || (!acts(c) && known.getGlyphId(c) != 0)) {
                seen.appendCodePoint(c);
              } else {
                seen.append("□(U+%04X)".formatted(c));
              }
            });
    return seen.toString();
  }

  /** Whether it moves or hides others and shows nothing itself. */
  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          Character.UnicodeBlock.of(c) == Character.UnicodeBlock.VARIATION_SELECTORS
              || Character.UnicodeBlock.of(c)
                  == Character.UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT;
    };
  }
}
