package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;

/**
 * A text in both languages with {@code {names}} to be filled in. Days are written as people read
 * them (108/10/31 in Chinese, 2019-10-31 in English), numbers with thousands separators. Immutable.
 */
public final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  private final BilingualText text;
  private final List<Part> chinese;
  private final List<Part> english;

  public Template(BilingualText text) {
    this.text = text;
    this.chinese = parts(text.zhTw());
    this.english = parts(text.en());
  }

  /** The text as it was written. */
  public BilingualText text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Template template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The names to be filled in, in either language. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (List<Part> language : List.of(chinese, english)) {
      language.stream().filter(Part::isName).map(Part::text).forEach(names::add);
    }
    return names;
  }

  /** The text with its values; a name without a value stays visible. */
  public BilingualText fill(Function<String, @Nullable Object> values) {
    return new BilingualText(fill(chinese, values, true), fill(english, values, false));
  }

  private static String fill(
      List<Part> parts, Function<String, @Nullable Object> values, boolean chinese) {
    StringBuilder filled = new StringBuilder(96);
    for (Part part : parts) {
      Object value = part.isName() ? values.apply(part.text()) : part.text();
      if (value == null) {
        filled.append('{').append(part.text()).append('}');
      } else {
        filled.append(written(value, chinese));
      }
    }
    return filled.toString();
  }

  private static String written(Object value, boolean chinese) {
    if (value instanceof LocalDate day) {
      return chinese ? RocDate.write(day) : day.toString();
    }
    if (value instanceof BigDecimal number) {
      return grouped(number.stripTrailingZeros().toPlainString());
    }
    if (value instanceof Long || value instanceof Integer) {
      return grouped(value.toString());
    }
    if (value instanceof Collection<?> list) {
      return String.join(chinese ? "、" : ", ", list.stream().map(String::valueOf).toList());
    }
    if (value instanceof BilingualText both) {
      return chinese ? both.zhTw() : both.en();
    }
    return value.toString();
  }

  private static String grouped(String number) {
    int point = number.indexOf('.');
    StringBuilder digits = new StringBuilder(number);
    int first = number.startsWith("-") ? 1 : 0;
    for (int i = (point < 0 ? number.length() : point) - 3; i > first; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  private static List<Part> parts(String language) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = NAME.matcher(language);
    int from = 0;
    while (matcher.find()) {
      parts.add(new Part(language.substring(from, matcher.start()), false));
      parts.add(new Part(matcher.group(1), true));
      from = matcher.end();
    }
    parts.add(new Part(language.substring(from), false));
    return List.copyOf(parts);
  }

  private record Part(String text, boolean isName) {}
}
