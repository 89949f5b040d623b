package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule file in pieces, each with what it is, so that it can be coloured without a script. */
final class DrlText {
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<note>//[^\\n]*|/\\*(?s:.*?)\\*/)"
              + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
              + "|(?<value>\\$\\w+)"
              + "|(?<word>\\b(?:rule|when|then|end|exists|not|and|or|in|contains|null|true|false)\\b)"
              + "|(?<fact>\\b[A-Z]\\w*(?=\\())"
              + "|(?<call>\\b[a-z]\\w*(?=\\())");
  private static final List<String> KINDS =
      List.of("note", "text", "value", "word", "fact", "call");

  private DrlText() {}

  /** The whole text, in order. */
  static List<Piece> pieces(String drl) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PIECE.matcher(drl);
    int at = 0;
    while (found.find()) {
      if (found.start() > at) {
        pieces.add(new Piece("", drl.substring(at, found.start())));
      }
      pieces.add(new Piece(kind(found), found.group()));
      at = found.end();
    }
    if (at < drl.length()) {
      pieces.add(new Piece("", drl.substring(at)));
    }
    return pieces;
  }

  private static String kind(Matcher found) {
    return KINDS.stream().filter(kind -> found.group(kind) != null).findFirst().orElse("");
  }

  /**
   * A piece.
   *
   * @param kind {@code note}, {@code text}, {@code value} …; empty for anything else
   */
  record Piece(String kind, String text) {}
}
