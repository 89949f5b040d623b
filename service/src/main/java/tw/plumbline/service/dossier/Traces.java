package tw.plumbline.service.dossier;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.service.submission.ValueTree.Leaf;

/**
 * By what somebody could learn of a value that is left out: texts as they are written, numbers and
 * days as rules and messages write them, and what is said of the very place of a number.
 */
final class Traces {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GROUPED = "#,##0.##########";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int NAMED_ITEM = 2;

  private final Set<String> texts = new LinkedHashSet<>();
  private final List<Pattern> numbers = new ArrayList<>();
  private final Set<String> places = new LinkedHashSet<>();

  /** Of the values that are left out. */
  Traces(List<Leaf> out) {
    for (Leaf leaf : out) {
      JsonNode value = leaf.value();
      if (value.isString() && !value.stringValue().isBlank()) {
        text(value.stringValue());
      } else {
        place(leaf.pointer());
      }
      if (value.isNumber()) {
        number(value.decimalValue());
      }
    }
  }

  /** The texts that are left out. */
  Set<String> texts() {
    return texts;
  }

  boolean in(String said) {
    return texts.stream().anyMatch(said::contains)
        || places.stream().anyMatch(place -> said.contains("\"" + place + "\""))
        || numbers.stream().anyMatch(number -> number.matcher(said).find());
  }

  private void text(String value) {
    texts.add(value);
    String json = JSON.writeValueAsString(value);
    texts.add(json.substring(1, json.length() - 1));
    if (DAY.matcher(value).matches()) {
      RocDate.read(value).ifPresent(day -> texts.add(RocDate.write(day)));
    }
  }

  /** The place, and each item of a list in which it stands. */
  private void place(String pointer) {
    String at = pointer;
    while (at.chars().filter(c -> c == '/').count() >= NAMED_ITEM) {
      places.add(at);
      at = at.substring(0, at.lastIndexOf('/'));
    }
    if (places.isEmpty()) {
      places.add(pointer);
    }
  }

  private void number(BigDecimal value) {
    String plain = value.stripTrailingZeros().toPlainString();
    String grouped =
        new DecimalFormat(GROUPED, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    for (String form : Set.of(plain, grouped)) {
      numbers.add(Pattern.compile("(?<![\\d.,])" + Pattern.quote(form) + "(?![\\d]|[.,]\\d)"));
    }
  }
}
