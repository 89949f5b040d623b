package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Our own check of the schema against another implementation's, on reports with slips in them. */
class MutatedReportTest {
  static final List<String> EXAMPLES = Draft.EXAMPLES;

  private static final int ROUNDS = 150;

  /** What a schema cannot say; the other implementation does not look for it. */
  private static final Set<FaultCode> BEYOND_THE_SCHEMA =
      EnumSet.of(
          FaultCode.NO_SUCH_DAY,
          FaultCode.DUPLICATE_ID,
          FaultCode.UNKNOWN_FIGURE,
          FaultCode.UNKNOWN_PROGRAMME,
          FaultCode.UNKNOWN_FILING,
          FaultCode.NO_EDITION);

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "0.5",
          "108",
          "1000000000000",
          "1e18",
          "\"\"",
          "\"x\"",
          "\"TW\"",
          "\"108/02/29\"",
          "\"108/2/1\"",
          "\"2019-10-31\"",
          "\"OTHER\"",
          "\"COMPANY\"",
          "\"TARGETS\"",
          "[]",
          "{}",
          "[1]",
          "{\"member\": \"x\"}",
          "{\"name\": \"x\"}",
          "{\"member\": \"x\", \"kind\": \"SCHOOL\"}",
          "{\"name\": \"x\", \"kind\": \"SCHOOL\"}",
          "[\"FULL\", \"SHORT\"]",
          "[\"FULL\", \"FULL\"]",
          "{\"patents\": 3, \"nope\": 1}",
          "\"" + "長".repeat(300) + "\"");

  private static final List<String> FIELDS =
      List.of(
          "x",
          "member",
          "partner",
          "payer",
          "kind",
          "amount",
          "form",
          "count",
          "facts",
          "grant",
          "jurisdiction",
          "agreement",
          "parts",
          "targets",
          "liaisonCentre",
          "mainlandHoldingPercent");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Schema contract =
      registry.getSchema(Draft.resource("/tw/plumbline/contract/alliance-report.schema.json"));
  private final Schema smallAlliance =
      registry.getSchema(
          Draft.SMALL_ALLIANCE.replaceFirst(
              "\\{", "{\"\\$schema\": \"https://json-schema.org/draft/2020-12/schema\", "));

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void the_same_places_are_faulted_as_by_another_implementation(String example) {
    Random random = new Random(example.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Draft.example(example);
      int slips = 1 + random.nextInt(4);
      for (int i = 0; i < slips; i++) {
        slip(draft, random);
      }
      compare(draft.json());
    }
  }

  private void compare(String json) {
    Reading reading = Draft.read(json);
    Set<String> theirs = theirs(json);
    Set<String> ours = new TreeSet<>();
    if (reading instanceof Reading.Refused refused) {
      for (Fault fault : refused.faults()) {
        String at = fault.pointer();
        if (fault.code() == FaultCode.NULL_VALUE && !theirs.contains(at) && isInside(theirs, at)) {
          continue; // they do not look into what has no place there or is of the wrong type
        }
        if (BEYOND_THE_SCHEMA.contains(fault.code()) || at.equals("/facts")) {
          theirs.remove(at);
        } else {
          ours.add(
              fault.code() == FaultCode.DUPLICATE_VALUE
                  ? at.substring(0, at.lastIndexOf('/'))
                  : at);
        }
      }
    }
    assertThat(ours).as(json).isEqualTo(theirs);
  }

  private static boolean isInside(Set<String> pointers, String pointer) {
    return pointers.stream().anyMatch(outer -> pointer.startsWith(outer + "/"));
  }

  private Set<String> theirs(String json) {
    List<Error> errors = new ArrayList<>(contract.validate(json, InputFormat.JSON));
    if (json.contains("\"programme\":\"small-alliance\"")) {
      errors.addAll(smallAlliance.validate(json, InputFormat.JSON));
    }
    Set<String> pointers = new TreeSet<>();
    for (Error error : errors) {
      String at = error.getInstanceLocation().toString();
      boolean ofProperty =
          Set.of("required", "additionalProperties", "propertyNames").contains(error.getKeyword());
      pointers.add(ofProperty ? at + "/" + error.getProperty() : at);
    }
    return pointers;
  }

  /** Removes, changes, adds or repeats something. */
  @SuppressWarnings("unchecked")
  private static void slip(Draft draft, Random random) {
    Object at = draft.document();
    while (true) {
      Object next = any(at, random);
      boolean stay = !(next instanceof Map || next instanceof List) || random.nextInt(4) == 0;
      if (stay && at instanceof Map<?, ?> object) {
        slip((Map<String, Object>) object, random);
        return;
      } else if (stay && at instanceof List<?> list) {
        slip((List<Object>) list, random);
        return;
      }
      at = next;
    }
  }

  private static Object any(Object container, Random random) {
    List<?> inside =
        container instanceof Map<?, ?> object
            ? new ArrayList<>(object.values())
            : (List<?>) container;
    return inside.isEmpty() ? "" : inside.get(random.nextInt(inside.size()));
  }

  private static void slip(Map<String, Object> object, Random random) {
    List<String> fields = new ArrayList<>(object.keySet());
    String field = fields.isEmpty() ? "x" : fields.get(random.nextInt(fields.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(field);
      case 1 -> object.put(FIELDS.get(random.nextInt(FIELDS.size())), value(random));
      default -> object.put(field, value(random));
    }
  }

  private static void slip(List<Object> list, Random random) {
    if (list.isEmpty() || random.nextInt(3) == 0) {
      list.add(value(random));
    } else if (random.nextBoolean()) {
      list.add(list.get(random.nextInt(list.size())));
    } else {
      list.remove(random.nextInt(list.size()));
    }
  }

  private static Object value(Random random) {
    return Draft.of(VALUES.get(random.nextInt(VALUES.size()))).document();
  }
}
