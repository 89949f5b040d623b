package tw.plumbline.rules.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.EditionClause.Change;
import tw.plumbline.rules.engine.TracedFinding;

/** Does to a report what the remedy of a finding says. */
public final class Mending {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Edition edition;

  public Mending(Edition edition) {
    this.edition = edition;
  }

  /** The changes that mend a finding; none where only people can say them. */
  public List<Change> changes(TracedFinding traced) {
    EditionClause clause = edition.clauses().get(traced.rule().clause());
    EditionClause.FindingText text =
        clause == null ? null : clause.findings().get(traced.rule().rule());
    return text == null ? List.of() : text.mend();
  }

  /**
   * The report after the remedy; the given one is left as it is.
   *
   * @throws IllegalStateException if the rulebook's changes do not fit the report
   */
  public ObjectNode mended(ObjectNode report, TracedFinding traced) {
    ReportTree tree = new ReportTree(report.deepCopy());
    String pointer = traced.finding().pointer();
    for (Change change : changes(traced)) {
      JsonNode to = change.to();
      try {
        tree.change(place(pointer, change.place()), to == null ? null : value(to, traced.values()));
      } catch (ChangeException unfit) {
        throw new IllegalStateException(traced.rule() + ": " + unfit.getMessage(), unfit);
      }
    }
    return tree.root();
  }

  /** Relative places begin at the finding's pointer; {@code ../} names what stands beside it. */
  private static String place(String pointer, String place) {
    int slash = pointer.lastIndexOf('/');
    String filled = place.replace("{last}", pointer.substring(slash + 1));
    if (filled.isEmpty()) {
      return pointer;
    }
    if (filled.startsWith("/")) {
      return filled;
    }
    if (filled.startsWith("../")) {
      return pointer.substring(0, slash) + filled.substring(2);
    }
    return pointer + "/" + filled;
  }

  private static JsonNode value(JsonNode template, Map<String, Object> values) {
    if (template instanceof ObjectNode object) {
      ObjectNode filled = MAKE.objectNode();
      object.forEachEntry((name, item) -> filled.set(name, value(item, values)));
      return filled;
    }
    if (template instanceof ArrayNode list) {
      ArrayNode filled = MAKE.arrayNode();
      list.forEach(item -> filled.add(value(item, values)));
      return filled;
    }
    if (!template.isString()) {
      return template;
    }
    String text = template.stringValue();
    return text.startsWith("$")
        ? json(named(text.substring(1), values))
        : MAKE.stringNode(filled(text, values));
  }

  private static Object named(String name, Map<String, Object> values) {
    if (name.equals("raised")) {
      return number(named("actual", values)).add(number(named("shortfall", values)));
    }
    Object value = values.get(name);
    if (value == null) {
      throw new ChangeException("沒有 `$%s`".formatted(name), "there is no `$%s`".formatted(name));
    }
    return value;
  }

  private static JsonNode json(Object value) {
    if (value instanceof Boolean truth) {
      return MAKE.booleanNode(truth);
    }
    if (value instanceof List<?> list) {
      ArrayNode items = MAKE.arrayNode();
      list.forEach(item -> items.add(json(item)));
      return items;
    }
    return value instanceof Number ? MAKE.numberNode(number(value)) : MAKE.stringNode(plain(value));
  }

  private static String filled(String text, Map<String, Object> values) {
    return NAME.matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(plain(named(name.group(1), values))));
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  /** Days as ISO, numbers without exponent, codes by their names. */
  private static String plain(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof LocalDate day ? day.toString() : String.valueOf(value);
  }
}
