package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** What a year before left in the store, with a rulebook that goes on for a year more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EarlierYearsTest {
  private final Office office = new Office();

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void lastYearsTargetsAndFiguresAreSupplied() {
    JsonNode targets = office.stored("a1", of("A", "1-targets", 108));
    JsonNode kpi = office.stored("a2", of("A", "3-second-kpi", 108));
    ObjectNode next = of("A", "1-targets", 109);
    next.remove("previousYear");
    JsonNode after = office.stored("a3", next);
    assertThat(Office.supplied(after)).contains("/previousYear/targets", "/previousYear/actuals");
    for (JsonNode fact : after.path("supplied")) {
      boolean ofTargets = fact.path("pointer").asString().equals("/previousYear/targets");
      assertThat(fact.path("submission")).isEqualTo((ofTargets ? targets : kpi).path("id"));
      JsonNode members = fact.path("value").path("vendorMembers");
      assertThat(members)
          .isEqualTo(
              ofTargets
                  ? of("A", "1-targets", 108).path("targets").path("vendorMembers")
                  : figure(kpi, "vendorMembers"));
    }
  }

  @Test
  void theLastYearOfPhaseOneIsSuppliedInPhaseTwo() {
    ObjectNode last = of("B", "1-targets", 108);
    ((ObjectNode) last.path("alliance")).put("phase", 1).put("yearOfPhase", 3);
    office.stored("b1", last);
    ObjectNode next = of("B", "1-targets", 109);
    ((ObjectNode) next.path("alliance")).put("phase", 2).put("yearOfPhase", 1);
    next.remove("phaseOneFinalYear");
    assertThat(Office.supplied(office.stored("b2", next))).contains("/phaseOneFinalYear/targets");
  }

  @Test
  void onlyTheLastYearOfPhaseOneIsSuppliedAsSuch() {
    ObjectNode earlier = of("P", "1-targets", 108);
    ((ObjectNode) earlier.path("alliance")).put("phase", 1).put("yearOfPhase", 2);
    office.stored("p1", earlier);
    ObjectNode next = of("P", "1-targets", 109);
    ((ObjectNode) next.path("alliance")).put("phase", 2).put("yearOfPhase", 1);
    next.remove("phaseOneFinalYear");
    assertThat(Office.supplied(office.stored("p2", next)))
        .doesNotContain("/phaseOneFinalYear/targets");
  }

  @Test
  void theSameTextIsAnsweredTheSameWhenTheRulesNoLongerTakeItForAReport() {
    ObjectNode report = of("G", "1-targets", 109);
    JsonNode before = office.stored("same-text", report);
    try (Office later = new Office(otherProgrammes(), office.server)) {
      Outcome again = later.submit("same-text", report);
      assertThat(again).isInstanceOf(Outcome.Stored.class);
      assertThat(((Outcome.Stored) again).created()).isFalse();
      assertThat(((Outcome.Stored) again).id()).isEqualTo(Office.id(before));
      assertThat(later.submit("same-text", of("H", "1-targets", 109)))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void regionsThatDoNotAddUpAreNotSupplied() {
    office.stored("c1", of("C", "1-targets", 108));
    ObjectNode kpi = of("C", "3-second-kpi", 108);
    ((ObjectNode) kpi.path("members").get(0)).remove("county");
    office.stored("c2", kpi);
    ObjectNode next = of("C", "1-targets", 109);
    next.remove("previousYear");
    JsonNode after = office.stored("c3", next);
    assertThat(Office.status(after, "SA108-K-20")).isEqualTo("MET");
    for (JsonNode fact : after.path("supplied")) {
      if (fact.path("pointer").asString().equals("/previousYear/actuals")) {
        assertThat(fact.path("value").has("vendorMembers")).isTrue();
        assertThat(fact.path("value").has("vendorMembersNorth")).isFalse();
      }
    }
  }

  @Test
  void whoFiledLastYearAndNothingThisYearHasNotFiled() {
    office.stored("d1", of("D", "1-targets", 108));
    office.stored("e1", of("E", "1-targets", 109));
    JsonNode overview =
        Office.JSON.readTree(
            Objects.requireNonNull(office.years.overview("small-alliance", 109).block()));
    assertThat(overview.path("notFiled").get(0).path("alliances").toString())
        .contains("\"D\"")
        .doesNotContain("\"E\"");
  }

  @Test
  void theSummaryTableShowsTargetsActualsQuartersAndLastYear() {
    JsonNode last = office.stored("f1", of("F", "3-second-kpi", 108));
    office.stored("f2", of("F", "1-targets", 109));
    ObjectNode kpi = of("F", "3-second-kpi", 109);
    kpi.remove("previousYear");
    kpi.remove("targets");
    office.stored("f3", kpi);
    JsonNode table =
        Office.JSON.readTree(Objects.requireNonNull(office.tables.json("F", 109, null).block()));
    JsonNode members = table.path("rows").get(0);
    assertThat(members.path("name").asString()).isEqualTo("vendorMembers");
    assertThat(members.path("target"))
        .isEqualTo(of("F", "1-targets", 109).path("targets").path("vendorMembers"));
    assertThat(members.path("lastYear")).isEqualTo(figure(last, "vendorMembers"));
    assertThat(members.path("actual").isNumber()).isTrue();
    assertThat(table.path("quarters")).hasSize(4);
    String csv =
        new String(Objects.requireNonNull(office.tables.csv("F", 109, null).block()), UTF_8);
    assertThat(csv).startsWith("\ufeff").contains("廠商會員數");
    assertThat(office.tables.json("F", 110, null).blockOptional()).isEmpty();
  }

  private static JsonNode figure(JsonNode assessment, String name) {
    for (JsonNode figure : assessment.path("figures")) {
      if (figure.path("name").asString().equals(name)) {
        return figure.path("value");
      }
    }
    throw new AssertionError("no figure " + name);
  }

  private static ObjectNode of(String alliance, String filing, int year) {
    ObjectNode report = sample("model-optics", filing).put("programmeYear", year);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  private static List<RulebookFiles> otherProgrammes() {
    return RulebookFiles.builtIn().stream()
        .filter(files -> !Rulebook.read(files).programme().equals("small-alliance"))
        .toList();
  }
}
