package tw.plumbline.service.dossier;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.dossier.DossierSource.Drafted;

/**
 * A submission and its assessment as they are stored.
 *
 * @param inForce number of the version that was published last when it was assessed; null where
 *     none was ever published
 * @param named waivers that its findings name
 */
record StoredCase(
    UUID id,
    String programme,
    int programmeYear,
    String filing,
    OffsetDateTime deadlineAt,
    @Nullable UUID replaces,
    byte[] report,
    byte[] secret,
    OffsetDateTime assessedAt,
    int number,
    @Nullable Integer inForce,
    String engine,
    String supplied,
    byte[] document,
    List<String> named) {
  static final String READ =
      """
      select s.id, s.programme, s.programme_year, s.filing, s.deadline_at, s.replaces, s.report,
        s.values_salt, a.assessed_at, a.rulebook_version, a.engine, a.supplied, a.document,
        (select p.number from rulebook_publication p
          where p.programme = s.programme and p.published_at <= a.assessed_at
          order by p.position desc limit 1) as in_force,
        array(select distinct f.waiver::text from finding f
          where f.submission = s.id and f.waiver is not null order by 1) as named
      from decision_assessment d join submission s on s.id = d.submission
      join assessment a on a.submission = s.id
      where d.decision = $1 order by s.position
      """;

  private static final JsonMapper JSON = new JsonMapper();

  static StoredCase of(Row row) {
    Columns columns = new Columns(row);
    return new StoredCase(
        columns.of("id", UUID.class),
        columns.of("programme", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        utc(columns.of("deadline_at", OffsetDateTime.class)),
        columns.maybe("replaces", UUID.class),
        columns.of("report", byte[].class),
        columns.of("values_salt", byte[].class),
        utc(columns.of("assessed_at", OffsetDateTime.class)),
        columns.of("rulebook_version", Integer.class),
        columns.maybe("in_force", Integer.class),
        columns.of("engine", String.class),
        columns.of("supplied", String.class),
        columns.of("document", byte[].class),
        List.of(columns.of("named", String[].class)));
  }

  Given given(List<GrantedWaiver> waivers) {
    return new Given(
        id.toString(),
        assessedAt,
        report,
        supplied,
        originalFiledAt(),
        waivers.stream().filter(waiver -> named.contains(waiver.id())).toList(),
        document);
  }

  /** Other rules that it names; null for none. */
  @Nullable Drafted drafted() {
    JsonNode said = JSON.readTree(document).path("draftedAgainst");
    if (said.isMissingNode()) {
      return null;
    }
    int version = said.required("version").intValue();
    boolean applied = said.required("applied").booleanValue();
    return new Drafted(version, applied, applied && inForce != null ? inForce : version);
  }

  /**
   * When the report that it corrects was filed, where that decided: then the record of that filing
   * is among the supplied facts.
   */
  private @Nullable OffsetDateTime originalFiledAt() {
    if (replaces != null) {
      for (JsonNode fact : JSON.readTree(supplied)) {
        JsonNode record = fact.path("value");
        if (record.path("kind").asString("").equals(filing)
            && OffsetDateTime.parse(record.path("filedAt").asString()).isEqual(deadlineAt)) {
          return deadlineAt;
        }
      }
    }
    return null;
  }

  private static OffsetDateTime utc(OffsetDateTime at) {
    return at.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
