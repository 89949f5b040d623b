package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;

/**
 * A text in both languages with {@code {names}} to be filled in. Days are written as people read
 * them (108/10/31 in Chinese, 2019-10-31 in English), numbers with thousands separators.
 */
public record Template(BilingualText text) {
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  /** The names to be filled in, in either language. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String language : List.of(text.zhTw(), text.en())) {
      Matcher matcher = NAME.matcher(language);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** The text with its values; a name without a value stays visible. */
  public BilingualText fill(Map<String, ?> values) {
    return new BilingualText(
        fill(text.zhTw(), values, true), fill(text.en(), values, false));
  }

  private static String fill(String language, Map<String, ?> values, boolean chinese) {
    Matcher matcher = NAME.matcher(language);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      Object value = values.get(matcher.group(1));
      matcher.appendReplacement(
          filled,
          Matcher.quoteReplacement(value == null ? matcher.group() : written(value, chinese)));
    }
    return matcher.appendTail(filled).toString();
  }

  private static String written(Object value, boolean chinese) {
    if (value instanceof LocalDate day) {
      return chinese ? RocDate.write(day) : day.toString();
    }
    if (value instanceof BigDecimal || value instanceof Long || value instanceof Integer) {
      return new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(value);
    }
    if (value instanceof List<?> list) {
      return String.join(chinese ? "、" : ", ", list.stream().map(String::valueOf).toList());
    }
    if (value instanceof BilingualText both) {
      return chinese ? both.zhTw() : both.en();
    }
    return String.valueOf((@Nullable Object) value);
  }
}
