package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.utf8;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.dossier.DossierSource.Assessed;
import tw.plumbline.service.dossier.DossierSource.Drafted;

/**
 * What an assessment is made from beside its report, the supplied facts and the waivers.
 *
 * @param originalFiledAt when the report that it corrects was filed, where that decided
 * @param drafted other rules that the assessment names; null for none
 * @param engine that made it
 */
record CaseFile(
    String submission,
    OffsetDateTime assessedAt,
    @Nullable OffsetDateTime originalFiledAt,
    String programme,
    int number,
    @Nullable Drafted drafted,
    String engine) {
  private static final JsonMapper JSON = new JsonMapper();

  static byte[] write(Assessed assessed) {
    ObjectNode page = JSON.createObjectNode();
    page.put("submission", assessed.given().id());
    page.put("assessedAt", assessed.given().assessedAt().toInstant().toString());
    OffsetDateTime original = assessed.given().originalFiledAt();
    if (original != null) {
      page.put("originalFiledAt", original.toInstant().toString());
    }
    page.put("programme", assessed.programme());
    page.put("rulebookVersion", assessed.number());
    page.put("engine", assessed.engine());
    Drafted drafted = assessed.drafted();
    if (drafted != null) {
      page.putObject("draftedAgainst")
          .put("version", drafted.version())
          .put("applied", drafted.applied())
          .put("otherVersion", drafted.other());
    }
    return utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n");
  }

  static CaseFile read(byte[] file) {
    JsonNode page = JSON.readTree(file);
    JsonNode drafted = page.path("draftedAgainst");
    return new CaseFile(
        page.required("submission").stringValue(),
        instant(page.required("assessedAt")),
        page.has("originalFiledAt") ? instant(page.required("originalFiledAt")) : null,
        page.required("programme").stringValue(),
        page.required("rulebookVersion").intValue(),
        drafted.isMissingNode()
            ? null
            : new Drafted(
                drafted.required("version").intValue(),
                drafted.required("applied").booleanValue(),
                drafted.required("otherVersion").intValue()),
        page.required("engine").stringValue());
  }

  private static OffsetDateTime instant(JsonNode text) {
    return OffsetDateTime.parse(text.stringValue()).withOffsetSameInstant(ZoneOffset.UTC);
  }
}
