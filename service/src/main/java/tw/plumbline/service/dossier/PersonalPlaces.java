package tw.plumbline.service.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.report.AllianceReport;

/** Which places of a report tell of a natural person: those that its schema marks so. */
final class PersonalPlaces {
  private static final String SCHEMA = "/tw/plumbline/contract/alliance-report.schema.json";
  private static final String MARK = "x-personal";
  private static final String EACH = "*";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode root;

  private PersonalPlaces(JsonNode root) {
    this.root = root;
  }

  /** As the contract's schema marks them. */
  static PersonalPlaces ofContract() {
    try (InputStream in = AllianceReport.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the model comes without " + SCHEMA);
      }
      return new PersonalPlaces(JSON.readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether what stands there, or something above it, is marked. */
  boolean isPersonal(String pointer) {
    List<String> steps = new ArrayList<>();
    for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
      steps.add(at.getMatchingProperty());
    }
    return isPersonal(root, steps, new HashSet<>());
  }

  private boolean isPersonal(@Nullable JsonNode schema, List<String> steps, Set<String> followed) {
    if (schema == null || !schema.isObject()) {
      return false;
    }
    if (schema.path(MARK).asBoolean(false)) {
      return true;
    }
    String target = schema.path("$ref").asString("");
    if (target.startsWith("#") && followed.add(target)) {
      if (isPersonal(root.at(target.substring(1)), steps, followed)) {
        return true;
      }
    }
    if (steps.isEmpty()) {
      return false;
    }
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    return isPersonal(schema.path("properties").get(step), rest, new HashSet<>())
        || (step.matches("\\d+|\\" + EACH)
            && isPersonal(schema.get("items"), rest, new HashSet<>()));
  }
}
