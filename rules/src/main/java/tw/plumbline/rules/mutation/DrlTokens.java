package tw.plumbline.rules.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.plumbline.rules.yaml.Span;

/** The words and signs of a rule file that the guard passed, without its comments. */
final class DrlTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\n]*|/\\*(?s:.*?)\\*/)"
              + "|\"(?:[^\"\\\\]|\\\\.)*\""
              + "|\\$?[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*"
              + "|[0-9]+(?:\\.[0-9]+)?|==|!=|<=|>=|\\|\\||&&|\\S");

  private final String text;
  private final List<Token> tokens;

  private DrlTokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  record Token(String text, int start, int end) {
    boolean is(String other) {
      return text.equals(other);
    }
  }

  static DrlTokens of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("comment") == null) {
        tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
      }
    }
    return new DrlTokens(text, tokens);
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return tokens.get(index);
  }

  boolean isAt(int index, String word) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
  }

  /** These tokens only; they keep their places in the text. */
  DrlTokens part(int from, int to) {
    return new DrlTokens(text, tokens.subList(from, to));
  }

  /** From the first character of the first token to the last of the last. */
  Span span() {
    return new Span(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  /** As written, on one line. */
  String line() {
    return tokens.isEmpty()
        ? ""
        : FileChanges.oneLine(text.substring(span().start(), span().end()));
  }

  int indexOf(String word, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the bracket that opens at this index is closed. */
  int closing(int opening) {
    int depth = 0;
    for (int i = opening; i < tokens.size(); i++) {
      depth += isAt(i, "(") ? 1 : isAt(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("an open bracket in: " + line());
  }

  /** The parts between separators outside of any brackets; one part without separators. */
  List<DrlTokens> split(String separator) {
    List<DrlTokens> parts = new ArrayList<>();
    int from = 0;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += isAt(i, "(") ? 1 : isAt(i, ")") ? -1 : 0;
      if (depth == 0 && isAt(i, separator)) {
        parts.add(part(from, i));
        from = i + 1;
      }
    }
    if (from < tokens.size()) {
      parts.add(part(from, tokens.size()));
    }
    return parts;
  }
}
