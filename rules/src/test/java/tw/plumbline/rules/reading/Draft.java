package tw.plumbline.rules.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report in the making, and the programmes it may be filed for. */
final class Draft {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  static final List<String> EXAMPLES =
      List.of(
          "a-compliant-second-kpi",
          "b-expired-and-mainland-members",
          "c-income-that-does-not-count",
          "d-phase-2-income-equal-to-the-grant",
          "e-targets-below-phase-1",
          "f-late-and-incomplete");

  static final String SMALL_ALLIANCE =
      """
      {"properties": {
        "alliance": {
          "required": ["field", "institution", "phase", "yearOfPhase", "executionPeriod"],
          "properties": {
            "field": {"enum": ["TE1", "TE2", "TE3", "TE4", "TE5", "TB1", "TS1", "TM1"]}}},
        "liaisonCentre": false}}
      """;

  private static final String LAB =
      """
      {"properties": {
        "facts": {
          "type": "object",
          "additionalProperties": false,
          "required": ["openedOn"],
          "properties": {
            "openedOn": {"$ref": "urn:plumbline:contract:1:alliance-report#/$defs/date"},
            "rooms": {"type": "array", "minItems": 1, "items": {"type": "number"}},
            "contact": {"oneOf": [{"required": ["phone"]}, {"required": ["mail"]}]}}}}}
      """;

  static final Programmes PROGRAMMES =
      id ->
          switch (id) {
            case "small-alliance" ->
                Optional.of(
                    new Programmes.Declared(
                        Set.of(107, 108),
                        Set.of("TARGETS", "FIRST_KPI", "SECOND_KPI"),
                        Set.of(),
                        SMALL_ALLIANCE));
            case "open-lab" ->
                Optional.of(
                    new Programmes.Declared(
                        Set.of(108), Set.of("ANNUAL"), Set.of("visitors"), LAB));
            default -> Optional.empty();
          };

  /** Marks a number that no document can hold. */
  private static final String AS_WRITTEN = "as written: ";

  private final Object document;

  private Draft(Object document) {
    this.document = document;
  }

  static Draft of(String json) {
    try {
      return new Draft(JsonText.parse(json, Faults.collecting()));
    } catch (NotJson e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Draft example(String name) {
    return of(resource("/examples/" + name + ".json"));
  }

  /** The least that is a report. */
  static Draft least() {
    return of(
        """
        {"programme": "open-lab", "programmeYear": 108, "filing": "ANNUAL",
         "filedAt": "2020-01-31T23:59:59+08:00", "alliance": {"id": "L", "name": "虛構"},
         "facts": {"openedOn": "108/05/01"}}
        """);
  }

  static String resource(String path) {
    try (InputStream in = Draft.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a JSON value at a place; at the end of a list where the index is its size. */
  @SuppressWarnings("unchecked")
  Draft with(String pointer, String json) {
    Object value = of(json).document;
    if (value == Unusable.NUMBER) {
      value = AS_WRITTEN + json;
    }
    Object parent = parent(pointer);
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (parent instanceof List<?> list) {
      int index = Integer.parseInt(last);
      if (index < list.size()) {
        ((List<Object>) list).set(index, value);
      } else {
        ((List<Object>) list).add(value);
      }
    } else {
      ((Map<String, Object>) parent).put(last, value);
    }
    return this;
  }

  Draft without(String pointer) {
    ((Map<?, ?>) parent(pointer)).remove(pointer.substring(pointer.lastIndexOf('/') + 1));
    return this;
  }

  private Object parent(String pointer) {
    String[] steps = pointer.split("/");
    Object at = document;
    for (int i = 1; i < steps.length - 1; i++) {
      Object next =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(steps[i]))
              : ((Map<?, ?>) at).get(steps[i]);
      at = Objects.requireNonNull(next);
    }
    return at;
  }

  Object document() {
    return document;
  }

  String json() {
    return MAPPER
        .writeValueAsString(plain(document))
        .replaceAll("\"" + AS_WRITTEN + "([^\"]*)\"", "$1");
  }

  /** The document with JSON's null in the place of our mark for it. */
  private static @Nullable Object plain(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      object.forEach((name, of) -> fields.put((String) name, plain(of)));
      return fields;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    return value == Unusable.NULL ? null : value;
  }

  static Reading read(String json) {
    return new ReportReader(PROGRAMMES).read(json.getBytes(StandardCharsets.UTF_8));
  }

  Reading read() {
    return read(json());
  }

  static Reading.Accepted accepted(Reading reading) {
    if (reading instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("not accepted: " + reading);
  }

  /** The faults as lines of pointer and code. */
  static List<String> faults(Reading reading) {
    if (reading instanceof Reading.Refused refused) {
      return refused.faults().stream()
          .map(fault -> fault.pointer() + " " + fault.code().wireName())
          .toList();
    }
    throw new AssertionError("not refused: " + reading);
  }
}
