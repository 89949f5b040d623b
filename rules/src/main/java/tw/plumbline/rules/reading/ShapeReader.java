package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.RocDate;

/**
 * Makes {@link Shape}s of JSON Schemas (2020-12). A keyword that it does not know is an error, so
 * that no demand of a schema is silently left unchecked.
 *
 * <p>Beyond the standard: the formats {@code day} and {@code instant} demand one that exists, and
 * {@code x-uniqueBy} names the field in which no two items of a list may agree, and {@code
 * x-references} which fields hold ids of which lists; {@code x-personal} marks what tells of a
 * natural person and demands nothing.
 */
final class ShapeReader {
  private final Map<String, Map<?, ?>> documents = new HashMap<>();
  private final Map<Object, Shape> done = new IdentityHashMap<>();

  /** The shape that a schema demands; later schemas may refer to it by its {@code $id}. */
  Shape read(String schema) {
    Faults faults = Faults.collecting();
    try {
      if (!(JsonText.parse(schema, faults) instanceof Map<?, ?> root) || !faults.none()) {
        throw new IllegalArgumentException("a schema is an object without nulls or repeated keys");
      }
      documents.put(root.get("$id") instanceof String id ? id : "", root);
      return shape(root, root);
    } catch (NotJson unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  private Shape shape(Object schema, Map<?, ?> root) {
    Shape known = done.get(schema);
    if (known != null && schema instanceof Map) {
      return known;
    }
    Shape shape = new Shape();
    if (Boolean.FALSE.equals(schema)) {
      shape.rules.add(
          (value, place, faults) ->
              faults.add(
                  place, FaultCode.UNKNOWN_FIELD, () -> Wording.notInThisProgramme(place.field())));
    } else if (schema instanceof Map<?, ?> keywords) {
      done.put(schema, shape);
      keywords.forEach((keyword, demand) -> add((String) keyword, demand, shape, keywords, root));
      addMoment(shape, keywords.get("format"));
      addFields(shape, keywords, root);
    }
    return shape;
  }

  private void add(String keyword, Object demand, Shape shape, Map<?, ?> all, Map<?, ?> root) {
    switch (keyword) {
      case "$ref" -> shape.target = referred((String) demand, root);
      case "type" -> shape.kinds = kinds(demand);
      case "default" -> shape.initial = demand;
      case "enum" -> shape.rules.add(new ValueRules.OneOf((List<?>) demand));
      case "const" -> shape.rules.add(new ValueRules.OneOf(List.of(demand)));
      case "pattern" -> shape.rules.add(form((String) demand, all));
      case "minimum" -> shape.rules.add(new ValueRules.Least((BigDecimal) demand, range(all)));
      case "maximum" -> shape.rules.add(new ValueRules.Most((BigDecimal) demand, range(all)));
      case "minLength" -> shape.rules.add(new ValueRules.Shortest(whole(demand)));
      case "maxLength" -> shape.rules.add(new ValueRules.Longest(whole(demand)));
      case "minItems" -> shape.rules.add(new ListRules.Fewest(whole(demand)));
      case "maxItems" -> shape.rules.add(new ListRules.Most(whole(demand)));
      case "uniqueItems" -> uniqueItems(demand, shape);
      case "x-references" -> shape.rules.add(new ReferenceRules((Map<?, ?>) demand));
      case "x-uniqueBy" -> shape.rules.add(new ListRules.UniqueBy((String) demand));
      case "items" -> shape.rules.add(new ListRules.Each(shape.items = shape(demand, root)));
      case "allOf" -> shapes(demand, root).forEach(part -> shape.rules.add(part::check));
      case "anyOf" -> shape.rules.add(new ChoiceRules.Any(shapes(demand, root)));
      case "oneOf" -> shape.rules.add(new ChoiceRules.One(shapes(demand, root)));
      case "not" -> shape.rules.add(new ChoiceRules.Not(shape(demand, root), names(demand)));
      case "if" -> shape.rules.add(condition(all, root));
      case "then",
          "else",
          "format",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames" -> {
        // judged with "if", after "pattern", or with each other
      }
      case "$schema",
          "$id",
          "$defs",
          "$comment",
          "title",
          "description",
          "examples",
          "x-personal" -> {
        // for people, and for those who pass a report on
      }
      default -> throw new IllegalArgumentException("unknown schema keyword `" + keyword + "`");
    }
  }

  private void addFields(Shape shape, Map<?, ?> schema, Map<?, ?> root) {
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, of) -> shape.properties.put((String) name, shape(of, root)));
    }
    Object names = schema.get("propertyNames");
    Object others = schema.get("additionalProperties");
    boolean open = others == null || Boolean.TRUE.equals(others);
    List<String> required = new ArrayList<>();
    if (schema.get("required") instanceof List<?> listed) {
      listed.forEach(name -> required.add((String) name));
    }
    if (!open || names != null || !required.isEmpty() || !shape.properties.isEmpty()) {
      shape.rules.add(
          new FieldRules(
              shape.properties,
              required,
              names == null ? null : shape(names, root),
              others instanceof Map ? shape(others, root) : null,
              Boolean.FALSE.equals(others)));
    }
  }

  private ChoiceRules.Condition condition(Map<?, ?> schema, Map<?, ?> root) {
    Object then = schema.get("then");
    Object otherwise = schema.get("else");
    return new ChoiceRules.Condition(
        shape(present(schema.get("if")), root),
        shape(then == null ? Boolean.TRUE : then, root),
        shape(otherwise == null ? Boolean.TRUE : otherwise, root));
  }

  private Shape referred(String reference, Map<?, ?> root) {
    int hash = reference.indexOf('#');
    Map<?, ?> document = hash == 0 ? root : documents.get(reference.substring(0, hash));
    Object at = present(document);
    for (String step : reference.substring(hash + 1).split("/")) {
      if (!step.isEmpty()) {
        at = present(((Map<?, ?>) at).get(step.replace("~1", "/").replace("~0", "~")));
      }
    }
    return shape(at, document == null ? root : document);
  }

  private static Object present(@Nullable Object part) {
    if (part == null) {
      throw new IllegalArgumentException("a schema refers to a part that it does not have");
    }
    return part;
  }

  private List<Shape> shapes(Object schemas, Map<?, ?> root) {
    List<Shape> shapes = new ArrayList<>();
    ((List<?>) schemas).forEach(schema -> shapes.add(shape(schema, root)));
    return shapes;
  }

  private static EnumSet<Shape.Kind> kinds(Object type) {
    EnumSet<Shape.Kind> kinds = EnumSet.noneOf(Shape.Kind.class);
    for (Object name : type instanceof List<?> names ? names : List.of(type)) {
      kinds.add(Shape.Kind.valueOf(((String) name).toUpperCase(Locale.ROOT)));
    }
    if (kinds.contains(Shape.Kind.NUMBER)) {
      kinds.add(Shape.Kind.INTEGER);
    }
    return kinds;
  }

  private static void addMoment(Shape shape, @Nullable Object format) {
    if ("day".equals(format)) {
      shape.rules.add(new ValueRules.Moment(text -> RocDate.read(text).isPresent()));
    } else if ("instant".equals(format)) {
      shape.rules.add(new ValueRules.Moment(text -> Instants.read(text).isPresent()));
    }
  }

  private static ValueRules.Form form(String pattern, Map<?, ?> schema) {
    Object examples = schema.get("examples");
    return new ValueRules.Form(
        regex(pattern), examples instanceof List<?> some ? some : List.of(pattern));
  }

  private static void uniqueItems(Object demand, Shape shape) {
    if (Boolean.TRUE.equals(demand)) {
      shape.rules.add(new ListRules.Unique());
    }
  }

  private static ValueRules.Range range(Map<?, ?> schema) {
    return new ValueRules.Range(
        (BigDecimal) schema.get("minimum"), (BigDecimal) schema.get("maximum"));
  }

  private static int whole(Object number) {
    return ((BigDecimal) number).intValueExact();
  }

  /** All names that a schema requires, in it and in its parts. */
  private static List<String> names(Object schema) {
    List<String> names = new ArrayList<>();
    if (schema instanceof Map<?, ?> keywords) {
      if (keywords.get("required") instanceof List<?> required) {
        required.forEach(name -> names.add((String) name));
      }
      keywords.values().forEach(part -> names.addAll(names(part)));
    } else if (schema instanceof List<?> parts) {
      parts.forEach(part -> names.addAll(names(part)));
    }
    return names;
  }

  /** In a schema {@code $} is the very end; in Java it may stand before a last line feed too. */
  private static Pattern regex(String schemaRegex) {
    StringBuilder regex = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < schemaRegex.length(); i++) {
      char c = schemaRegex.charAt(i);
      if (c == '\\') {
        regex.append(c).append(schemaRegex.charAt(++i));
        continue;
      }
      inClass = c == '[' || (inClass && c != ']');
      regex.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
    }
    return Pattern.compile(regex.toString());
  }
}
