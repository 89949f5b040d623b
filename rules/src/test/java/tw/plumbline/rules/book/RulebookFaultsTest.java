package tw.plumbline.rules.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;

/** An official's slip is named with its file and line, and nothing of the rulebook is used. */
class RulebookFaultsTest extends FaultyRulebook {
  private static final String M05 = "members/m-05-agreement-runs-through-the-count-date/";

  @Test
  void the_rulebook_as_it_is_has_no_fault() {
    assertThat(Rulebook.read(new RulebookFiles(files)).editions()).containsKey(108);
  }

  @Test
  void a_misspelt_key() {
    change(M05 + "rule.yaml", "severity:", "severety:");
    assertFault(M05 + "rule.yaml", "severety:", "severety");
  }

  @Test
  void a_text_without_its_english() {
    change(M05 + "rule.yaml", "  en: The agreement runs through the count date\n", "");
    assertFault(M05 + "rule.yaml", "title:", "en");
  }

  @Test
  void a_day_that_does_not_exist() {
    change(M05 + "rule.yaml", "value: 2019-10-31", "value: 2019-10-32");
    assertFault(M05 + "rule.yaml", "countDate:", "2019-10-32");
  }

  @Test
  void a_message_that_names_no_parameter() {
    change(M05 + "rule.yaml", "before {countDate}", "before {countDay}");
    assertFault(M05 + "rule.yaml", "ended before the count date:", "countDay");
  }

  @Test
  void a_severity_that_is_not_yet_in_force() {
    change(
        M05 + "rule.yaml",
        "  - from: 108\n    value: VIOLATION",
        "  - from: 109\n    value: VIOLATION");
    assertFault(M05 + "rule.yaml", "severity:", "108");
  }

  @Test
  void a_rule_file_that_is_not_there() {
    change(M05 + "rule.yaml", "file: rule.drl", "file: rules.drl");
    assertFault(M05 + "rule.yaml", "rule:", "rules.drl");
  }

  @Test
  void a_file_that_nobody_reads() {
    files.put(M05 + "rule-109.drl", "".getBytes(UTF_8));
    assertThat(faults()).contains(M05 + "rule-109.drl:1: no page of the rulebook names this file");
  }

  @Test
  void a_clause_that_stands_twice() {
    files.put("members/m-05-again/rule.yaml", text(M05 + "rule.yaml").getBytes(UTF_8));
    files.put("members/m-05-again/rule.drl", text(M05 + "rule.drl").getBytes(UTF_8));
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("already stands"));
  }

  @Test
  void an_order_that_names_no_clause() {
    change("programme.yaml", "  - SA108-M-05\n", "  - SA108-M-55\n");
    assertFault("programme.yaml", "- SA108-M-55", "SA108-M-55");
  }

  @Test
  void a_station_that_tests_by_no_clause() {
    change("money/station.yaml", "- SA108-I-12", "- SA108-I-99");
    assertFault("money/station.yaml", "- SA108-I-99", "SA108-I-99");
  }

  @Test
  void a_cell_that_is_no_kind_of_party() {
    change("members/rows.csv", "SCHOOL,", "SCHOOLS,");
    assertFault("members/rows.csv", "SCHOOLS,", "SCHOOLS");
  }

  @Test
  void a_table_of_rows_that_leaves_parties_out() {
    change("members/rows.csv", "-,-,VENDOR,SA108-M-07\n", "");
    assertFault("members/rows.csv", "-,TW,VENDOR", "every party");
  }

  @Test
  void a_key_that_stands_twice() {
    change(
        M05 + "rule.yaml",
        "parameters:",
        "severity:\n  - from: 108\n    value: WARNING\nparameters:");
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("`severity` stands twice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&a [*a, *a]", "\"\u0000\"", "\uFFFD", "1e400", "{? [a] : b}"})
  void a_value_that_no_page_may_hold(String value) {
    change(M05 + "rule.yaml", "formatVersion: 1", "formatVersion: " + value);
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).startsWith(M05 + "rule.yaml:"));
  }

  @Test
  void a_page_that_nests_too_deep() {
    change(M05 + "rule.yaml", "formatVersion: 1", "formatVersion: " + "[".repeat(20_000));
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).startsWith(M05 + "rule.yaml:"));
  }

  @Test
  void a_folder_without_a_rulebook(@TempDir Path empty) {
    assertThatThrownBy(() -> RulebookFiles.under(empty)).isInstanceOf(RulebookException.class);
  }

  @Test
  void a_programme_without_its_page() {
    files.remove("programme.yaml");
    assertThat(faults()).contains("programme.yaml:1: the file `programme.yaml` is missing");
  }

  @Test
  void text_that_is_no_yaml() {
    change(M05 + "rule.yaml", "title:", "title: [");
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).startsWith(M05 + "rule.yaml:"));
  }

  @Test
  void a_rule_without_words_and_words_without_a_rule() {
    change(M05 + "rule.drl", "rule \"no end\"", "rule \"no end date\"");
    assertThatThrownBy(this::compile)
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining("rule `no end date` has no words")
        .hasMessageContaining("`findings` speaks of `no end`");
  }

  @Test
  void a_rule_that_the_guard_refuses() {
    change(M05 + "rule.drl", "breach($m, $m.endsOn(), $countDate);", "System.exit(1);");
    assertThatThrownBy(this::compile)
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining(M05 + "rule.drl:" + line(M05 + "rule.drl", "System.exit"));
  }

  @Test
  void a_parameter_of_the_wrong_type_is_refused_where_the_rule_uses_it() {
    change(M05 + "rule.yaml", "    type: DATE", "    type: TEXT");
    change(M05 + "rule.yaml", "value: 2019-10-31", "value: \"2019-10-31\"");
    assertThatThrownBy(this::compile)
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining(M05 + "rule.drl:");
  }

  @Test
  void every_fault_is_named_at_once() {
    change(M05 + "rule.yaml", "value: 2019-10-31", "value: 2019-10-32");
    change("programme.yaml", "  - SA108-M-10\n", "  - SA108-M-99\n");
    change("members/rows.csv", "SCHOOL,", "SCHOOLS,");
    assertThat(faults()).hasSizeGreaterThanOrEqualTo(3);
  }

  private void compile() {
    Edition edition =
        java.util.Objects.requireNonNull(
            Rulebook.read(new RulebookFiles(files)).editions().get(108));
    EditionCompiler.compile(
            edition, new RulebookRef(edition.id(), 1, "sha256:0"), Evaluator.EXECUTABLE_MODEL)
        .close();
  }
}
