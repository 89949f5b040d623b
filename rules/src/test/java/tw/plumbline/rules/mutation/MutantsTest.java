package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.book.Rulebook;

class MutantsTest {
  private final Rulebook rulebook = TinyRulebook.rulebook();
  private final List<Mutant> mutants = Mutants.of(rulebook);

  private List<String> changes(String file) {
    return mutants.stream()
        .filter(mutant -> mutant.file().equals(file))
        .map(Mutant::change)
        .toList();
  }

  private String text(String file) {
    return new String(Objects.requireNonNull(rulebook.files().bytes(file)), UTF_8);
  }

  private String changed(String change) {
    return mutants.stream()
        .filter(mutant -> mutant.change().equals(change))
        .map(Mutant::text)
        .collect(Collectors.joining("\n---\n"));
  }

  @Test
  void a_page_of_a_clause_is_edited_where_it_is_in_force() {
    assertThat(changes(TinyRulebook.CLAUSE_PAGE))
        .containsExactly(
            "SEVERITY severity: VIOLATION -> severity: WARNING",
            "NUMBER limit: 0.50 -> limit: 1.50",
            "NUMBER limit: 0.50 -> limit: -0.50",
            "NUMBER limit: 0.50 -> limit: 0.51",
            "NUMBER limit: 0.50 -> limit: 0.49",
            "NUMBER unread: 7 -> unread: 8",
            "NUMBER unread: 7 -> unread: 6",
            "DATE lastDay: 2019-06-30 -> lastDay: 2019-07-01",
            "DATE lastDay: 2019-06-30 -> lastDay: 2019-06-29",
            "ENTRY abroad: HK -> (dropped)",
            "ENTRY abroad: MO -> (dropped)",
            "ENTRY abroad: SG -> (dropped)",
            "TEXT home: TW -> home: TWX",
            "ENTRY vendors.where.result: VENDOR -> (dropped)",
            "ENTRY weighed.sum.vendors: 2 -> (dropped)",
            "NUMBER weighed.sum.vendors: 2 -> weighed.sum.vendors: 3",
            "NUMBER weighed.sum.vendors: 2 -> weighed.sum.vendors: 1");
  }

  @Test
  void conditions_of_a_rule_file_are_edited_one_by_one() {
    String wanted = "mainlandHoldingPercent > $limit || agreed == true && endsOn < $lastDay";
    assertThat(changes(TinyRulebook.RULE_FILE))
        .containsExactly(
            "QUANTIFIER exists MemberFact( row == \"VENDOR\" ) -> not MemberFact( row == \"VENDOR\""
                + " )",
            "CONDITION row == \"VENDOR\" -> (dropped)",
            "COMPARISON row == \"VENDOR\" -> row != \"VENDOR\"",
            "CONCLUSION applies -> notYetDue",
            "CONDITION jurisdiction in ($abroad) -> (dropped)",
            "CONDITION " + wanted + " -> (dropped)",
            "COMPARISON jurisdiction in ($abroad) -> jurisdiction not in ($abroad)",
            "CONDITION mainlandHoldingPercent > $limit -> (dropped)",
            "CONDITION agreed == true && endsOn < $lastDay -> (dropped)",
            "JUNCTION " + wanted + " -> " + wanted.replace("||", "&&"),
            "CONDITION agreed == true -> (dropped)",
            "CONDITION endsOn < $lastDay -> (dropped)",
            "JUNCTION agreed == true && endsOn < $lastDay -> agreed == true || endsOn < $lastDay",
            "COMPARISON endsOn < $lastDay -> endsOn <= $lastDay",
            "COMPARISON agreed == true -> agreed != true",
            "TRUTH agreed == true -> agreed == false",
            "COMPARISON mainlandHoldingPercent > $limit -> mainlandHoldingPercent >= $limit",
            "QUANTIFIER not StaffFact( fullTime == true ) -> exists StaffFact( fullTime == true )",
            "CONDITION not StaffFact( fullTime == true ) -> (dropped)",
            "CONDITION fullTime == true -> (dropped)",
            "COMPARISON fullTime == true -> fullTime != true",
            "TRUTH fullTime == true -> fullTime == false");
  }

  @Test
  void tables_and_the_page_of_the_programme_are_edited() {
    assertThat(changes("members/rows.csv"))
        .containsExactly(
            "ENTRY SCHOOL,-,OTHER,TINY-1 -> (dropped)",
            "ROW SCHOOL,-,OTHER,TINY-1 -> SCHOOL,-,VENDOR,TINY-1",
            "ENTRY -,-,VENDOR,TINY-1 -> (dropped)",
            "ROW -,-,VENDOR,TINY-1 -> -,-,OTHER,TINY-1");
    assertThat(changes("members/station.yaml"))
        .containsExactly(
            "ENTRY members.tests: TINY-1 -> (dropped)",
            "ENTRY members.countedBy: TINY-1 COMPANY -> (dropped)",
            "ENTRY members.countedBy: TINY-1 BUSINESS -> (dropped)",
            "ENTRY members.countedBy: TINY-1 SCHOOL -> (dropped)");
    assertThat(changes("programme.yaml"))
        .containsExactly(
            "DATE YEARLY.asOf: 2019-12-31 -> YEARLY.asOf: 2020-01-01",
            "DATE YEARLY.asOf: 2019-12-31 -> YEARLY.asOf: 2019-12-30");
  }

  @Test
  void every_kind_of_edit_is_made() {
    assertThat(mutants.stream().map(Mutant::operator).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Operator.class));
  }

  @Test
  void an_edit_leaves_everything_else_as_it_was() {
    String page = text(TinyRulebook.CLAUSE_PAGE);
    assertThat(changed("NUMBER limit: 0.50 -> limit: 0.51"))
        .isEqualTo(page.replace("value: 0.50 # per cent", "value: 0.51 # per cent"));
    assertThat(changed("TEXT home: TW -> home: TWX")).isEqualTo(page.replace("\"TW\"", "\"TWX\""));
    assertThat(changed("ENTRY abroad: HK -> (dropped)"))
        .isEqualTo(page.replace("[HK, \"MO\", SG]", "[\"MO\", SG]"));
    assertThat(changed("ENTRY abroad: SG -> (dropped)"))
        .isEqualTo(page.replace("[HK, \"MO\", SG]", "[HK, \"MO\"]"));
    assertThat(changed("ENTRY vendors.where.result: VENDOR -> (dropped)"))
        .isEqualTo(page.replace("    where:\n      result:\n        - VENDOR\n", ""));
    assertThat(changed("ENTRY members.countedBy: TINY-1 COMPANY -> (dropped)"))
        .isEqualTo(
            text("members/station.yaml")
                .replace("      - clause: TINY-1\n        kinds:\n          - COMPANY\n", ""));
    assertThat(changed("CONDITION jurisdiction in ($abroad) -> (dropped)"))
        .isEqualTo(
            text(TinyRulebook.RULE_FILE)
                .replaceFirst("jurisdiction in \\(\\$abroad\\),\\s+mainland", "mainland"));
  }

  @Test
  void a_mutant_says_where_it_is() {
    Mutant mutant =
        mutants.stream()
            .filter(one -> one.change().startsWith("NUMBER unread: 7 -> unread: 8"))
            .findFirst()
            .orElseThrow();
    String line = text(TinyRulebook.CLAUSE_PAGE).lines().toList().get(mutant.line() - 1);
    assertThat(line.strip()).isEqualTo(mutant.lineText()).isEqualTo("value: 7");
    assertThat(mutant.clause()).isEqualTo("TINY-1");
  }
}
