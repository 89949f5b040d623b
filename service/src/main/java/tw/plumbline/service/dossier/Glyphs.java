package tw.plumbline.service.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The font of the page, and what it lacks: a character without a glyph is shown by its number. */
final class Glyphs {
  private static final String FONT = "NotoSansTC-Regular.ttf";

  private static final int CMAP = 0x636d6170;
  private static final int TABLES = 12;
  private static final int TABLE = 16;
  private static final int GROUP = 12;
  private static final short GROUPS_FORMAT = 12;
  private static final int FIRST_RADICAL = 0x2E80;
  private static final int LAST_RADICAL = 0x2FDF;

  private final byte[] font;
  private final CmapLookup known;

  Glyphs() {
    try (InputStream in = Glyphs.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FONT);
      }
      font = withoutRadicals(in.readAllBytes());
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

  /**
   * The font without its names for radicals: they share glyphs with ordinary characters, and
   * whoever searches or copies the page would find the radical (U+2F4C) for the character (U+6B62).
   */
  private static byte[] withoutRadicals(byte[] file) {
    ByteBuffer font = ByteBuffer.wrap(file);
    for (int i = 0; i < font.getShort(4); i++) {
      int table = TABLES + TABLE * i;
      if (font.getInt(table) == CMAP) {
        int cmap = font.getInt(table + 8);
        for (int j = 0; j < font.getShort(cmap + 2); j++) {
          withoutRadicals(font, cmap + font.getInt(cmap + 8 + 8 * j));
        }
      }
    }
    return file;
  }

  private static void withoutRadicals(ByteBuffer font, int subtable) {
    if (font.getShort(subtable) != GROUPS_FORMAT) {
      return;
    }
    for (int k = 0; k < font.getInt(subtable + 12); k++) {
      int group = subtable + 16 + GROUP * k;
      if (font.getInt(group) >= FIRST_RADICAL && font.getInt(group + 4) <= LAST_RADICAL) {
        font.putInt(group + 4, font.getInt(group));
        font.putInt(group + 8, 0);
      }
    }
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
