package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.report.Signatory;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.EditionClause.Change;
import tw.plumbline.rules.book.Template;
import tw.plumbline.rules.compile.RuleId;
import tw.plumbline.rules.engine.TracedFinding;

class MendingTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final BilingualText TEXT = new BilingualText("字", "word");
  private static final RuleId RULE = new RuleId("SA108-M-05", "ended");

  @Test
  void places_are_relative_to_the_pointer() {
    String report = "{'members': [{'id': 'v1'}, {'id': 'v2', 'endsOn': 'x'}]}";

    assertThat(mended(report, "/members/1", set("endsOn", "'y'")))
        .isEqualTo("{'members':[{'id':'v1'},{'id':'v2','endsOn':'y'}]}");
    assertThat(mended(report, "/members/1/endsOn", set("", "'y'")))
        .isEqualTo("{'members':[{'id':'v1'},{'id':'v2','endsOn':'y'}]}");
    assertThat(mended(report, "/members/1/endsOn", set("../startsOn", "'y'")))
        .isEqualTo("{'members':[{'id':'v1'},{'id':'v2','endsOn':'x','startsOn':'y'}]}");
    assertThat(mended(report, "/members/1", set("/staff/-", "1")))
        .isEqualTo("{'members':[{'id':'v1'},{'id':'v2','endsOn':'x'}],'staff':[1]}");
  }

  @Test
  void the_last_segment_of_the_pointer_can_be_named() {
    assertThat(mended("{}", "/declared/totalIncome", set("/varianceNotes/{last}", "'note'")))
        .isEqualTo("{'varianceNotes':{'totalIncome':'note'}}");
  }

  @Test
  void what_the_pointer_names_can_be_dropped() {
    assertThat(mended("{'members': [1, 2, 3]}", "/members/1", new Change("", null)))
        .isEqualTo("{'members':[1,3]}");
  }

  @Test
  void values_are_filled_in_by_their_type() {
    assertThat(mended("{}", "/x", set("", "'$day'"))).isEqualTo("{'x':'2019-10-31'}");
    assertThat(mended("{}", "/x", set("", "'$least'"))).isEqualTo("{'x':1000}");
    assertThat(mended("{}", "/x", set("", "'$actual'"))).isEqualTo("{'x':2.5}");
    assertThat(mended("{}", "/x", set("", "'$raised'"))).isEqualTo("{'x':3.5}");
    assertThat(mended("{}", "/x", set("", "'$parts'"))).isEqualTo("{'x':['SHORT','FULL']}");
    assertThat(mended("{}", "/x", set("", "'$required'")))
        .isEqualTo("{'x':'PRINCIPAL_INVESTIGATOR'}");
  }

  @Test
  void values_are_filled_in_within_texts_and_objects() {
    assertThat(mended("{}", "/x", set("", "'{day}T12:00:00+08:00'")))
        .isEqualTo("{'x':'2019-10-31T12:00:00+08:00'}");
    assertThat(mended("{}", "/x", set("", "[{'n': '$least', 't': 'from {least}', 'b': true}]")))
        .isEqualTo("{'x':[{'n':1000,'t':'from 1000','b':true}]}");
  }

  @Test
  void the_given_report_stays_as_it_is() {
    ObjectNode report = (ObjectNode) JSON.readTree("{\"a\": 1}");

    mending(set("", "2")).mended(report, finding("/a"));

    assertThat(report.get("a").intValue()).isEqualTo(1);
  }

  private static Change set(String place, String to) {
    return new Change(place, JSON.readTree(to.replace('\'', '"')));
  }

  private static String mended(String report, String pointer, Change change) {
    ObjectNode tree = (ObjectNode) JSON.readTree(report.replace('\'', '"'));
    return mending(change).mended(tree, finding(pointer)).toString().replace('"', '\'');
  }

  private static TracedFinding finding(String pointer) {
    Map<String, Object> values = new HashMap<>();
    values.put("day", LocalDate.of(2019, 10, 31));
    values.put("least", 1000L);
    values.put("parts", List.of("SHORT", "FULL"));
    values.put("actual", new BigDecimal("2.5"));
    values.put("shortfall", BigDecimal.ONE);
    values.put("required", Signatory.PRINCIPAL_INVESTIGATOR);
    Citation citation = new Citation("document", "section", TEXT, null);
    return new TracedFinding(
        new Finding(
            RULE.clause(),
            Severity.VIOLATION,
            pointer,
            TEXT,
            null,
            null,
            null,
            null,
            TEXT,
            citation),
        RULE,
        values);
  }

  /** An edition in which that change mends the rule. */
  private static Mending mending(Change change) {
    Edition edition = SmallAlliance.EDITION;
    EditionClause clause = edition.clauses().values().iterator().next();
    Template words = new Template(TEXT);
    EditionClause changed =
        new EditionClause(
            RULE.clause(),
            clause.chapter(),
            clause.title(),
            clause.automation(),
            clause.needs(),
            clause.severity(),
            clause.citation(),
            clause.unattested(),
            clause.parameters(),
            clause.rule(),
            Map.of(RULE.rule(), new EditionClause.FindingText(words, words, List.of(change))),
            clause.reasons());
    return new Mending(edition.with(Map.of(RULE.clause(), changed)));
  }
}
