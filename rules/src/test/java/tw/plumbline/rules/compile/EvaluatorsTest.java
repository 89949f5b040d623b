package tw.plumbline.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.rules.compile.Fixtures.DAY;
import static tw.plumbline.rules.compile.Fixtures.activity;
import static tw.plumbline.rules.compile.Fixtures.compiled;
import static tw.plumbline.rules.compile.Fixtures.conclusions;
import static tw.plumbline.rules.compile.Fixtures.member;
import static tw.plumbline.rules.compile.Fixtures.patent;
import static tw.plumbline.rules.compile.Fixtures.rule;
import static tw.plumbline.rules.compile.Fixtures.sum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.guard.ParameterValue;

/** What conditions mean, by both evaluators. */
class EvaluatorsTest {
  private static final Map<String, ParameterValue> PARAMETERS =
      Map.of(
          "day", new ParameterValue.Day(DAY),
          "ten", new ParameterValue.Whole(10L),
          "half", new ParameterValue.Decimal(new BigDecimal("0.50")),
          "vendor", new ParameterValue.Text("VENDOR"),
          "rows", new ParameterValue.Texts(List.of("VENDOR", "ACADEMIC")),
          "none", new ParameterValue.Texts(List.of()),
          "weights", new ParameterValue.Text("12121241"),
          "divisor", new ParameterValue.Whole(5L),
          "position", new ParameterValue.Whole(7L),
          "digit", new ParameterValue.Whole(7L));

  private static final List<Fact> FACTS =
      List.of(
          member("a", "VENDOR", "04595257", DAY.minusDays(1), new BigDecimal("0.5")),
          member("b", "VENDOR", "10458575", DAY, new BigDecimal("10.00")),
          member("c", "ACADEMIC", null, DAY.plusDays(1), new BigDecimal("30")),
          member("d", "OTHER", "00000000", null, null),
          activity("p", ActivityKind.PROMOTION, "Open day"),
          activity("s", ActivityKind.SEMINAR, " Open day "),
          activity("t", ActivityKind.SEMINAR, "Another"),
          activity("u", ActivityKind.SEMINAR, null),
          patent("v", "VENDOR", "VENDOR", "ACADEMIC"),
          patent("w", "ACADEMIC"),
          patent("x"),
          sum("same", "5.0", "5.00"),
          sum("more", "6", "5.00"));

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("MemberFact", "row == \"VENDOR\"", "ab"),
        Arguments.of("MemberFact", "row == $vendor", "ab"),
        Arguments.of("MemberFact", "row != $vendor", "cd"),
        Arguments.of("MemberFact", "row in ( $rows )", "abc"),
        Arguments.of("MemberFact", "row in ( \"OTHER\", $rows )", "abcd"),
        Arguments.of("MemberFact", "row in ( $none )", ""),
        Arguments.of("MemberFact", "row not in ( $none )", "abcd"),
        Arguments.of("MemberFact", "row not in ( $rows )", "d"),
        Arguments.of("MemberFact", "unifiedBusinessNumber not in ( $rows )", "abcd"),
        Arguments.of("MemberFact", "agreed == true", "abc"),
        Arguments.of("MemberFact", "agreed != true", "d"),
        Arguments.of("MemberFact", "endsOn == null", "d"),
        Arguments.of("MemberFact", "endsOn != null", "abc"),
        Arguments.of("MemberFact", "endsOn < $day", "a"),
        Arguments.of("MemberFact", "endsOn <= $day", "ab"),
        Arguments.of("MemberFact", "endsOn == $day", "b"),
        Arguments.of("MemberFact", "endsOn != $day", "acd"),
        Arguments.of("MemberFact", "endsOn >= $day", "bc"),
        Arguments.of("MemberFact", "endsOn > $day", "c"),
        Arguments.of("MemberFact", "!( endsOn > $day )", "abd"),
        Arguments.of("MemberFact", "startsOn < endsOn", "abc"),
        Arguments.of("MemberFact", "mainlandHoldingPercent == $half", "a"),
        Arguments.of("MemberFact", "mainlandHoldingPercent != $half", "bcd"),
        Arguments.of("MemberFact", "mainlandHoldingPercent in ( $half, $ten )", "ab"),
        Arguments.of("MemberFact", "mainlandHoldingPercent == $ten", "b"),
        Arguments.of("MemberFact", "mainlandHoldingPercent > $half", "bc"),
        Arguments.of("MemberFact", "mainlandHoldingPercent >= $ten", "bc"),
        Arguments.of("MemberFact", "!( mainlandHoldingPercent >= $ten )", "ad"),
        Arguments.of("MemberFact", "kind == PartyKind.COMPANY", "abcd"),
        Arguments.of("MemberFact", "kind in ( PartyKind.SCHOOL, PartyKind.GOVERNMENT )", ""),
        Arguments.of("MemberFact", "row == \"VENDOR\" && endsOn < $day || row == \"OTHER\"", "ad"),
        Arguments.of(
            "MemberFact", "row == \"VENDOR\" && ( endsOn < $day || agreed == false )", "a"),
        Arguments.of(
            "MemberFact",
            "checkDigits(unifiedBusinessNumber, $weights, $divisor, $position, $digit)",
            "ab"),
        Arguments.of(
            "MemberFact",
            "!checkDigits(unifiedBusinessNumber, $weights, $divisor, $position, $digit)",
            "cd"),
        Arguments.of("MemberFact", "row == claimedRow", "ab"),
        Arguments.of("ActivityFact", "titled == true, title == \"Open day\"", "ps"),
        Arguments.of("ActivityFact", "title in ( place, \"Another\" )", "t"),
        Arguments.of("OutcomeFact", "applicantResults contains \"VENDOR\"", "v"),
        Arguments.of("OutcomeFact", "applicantResults not contains $vendor", "wx"),
        Arguments.of("OutcomeFact", "!( applicantResults contains $vendor )", "wx"),
        Arguments.of("OutcomeFact", "applicantResults contains label", ""),
        Arguments.of("SumFact", "total == sum", "same"),
        Arguments.of("SumFact", "total != sum", "more"),
        Arguments.of("SumFact", "total > sum", "more"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void both_evaluators_find_the_facts(String type, String condition, String expected) {
    for (Evaluator evaluator : Evaluator.values()) {
      try (CompiledRules rules = compiled(rule(type, condition), PARAMETERS, evaluator)) {
        String names =
            conclusions(rules, FACTS).stream()
                .map(line -> line.replaceAll(".*/(\\w+)]", "$1"))
                .reduce("", String::concat);
        assertThat(names).as(evaluator.name()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void rules_about_several_facts(Evaluator evaluator) {
    String drl =
        """
        rule "same as a promotion"
        when
          $s : ActivityFact( kind == ActivityKind.SEMINAR, titled == true )
          exists ActivityFact( kind == ActivityKind.PROMOTION, title == $s.title, heldOn == $s.heldOn )
        then
          breach($s);
        end
        rule "like no promotion"
        when
          $s : ActivityFact( kind == ActivityKind.SEMINAR )
          not ActivityFact( kind == ActivityKind.PROMOTION, title == $s.title )
        then
          breach($s, $s.title(), null);
        end
        rule "pairs"
        when
          $a : ActivityFact( kind == ActivityKind.SEMINAR )
          $b : ActivityFact( kind == ActivityKind.PROMOTION, place == $a.place )
        then
          key($a, $a.label(), $b.label());
        end
        rule "nobody of the row"
        when
          not MemberFact( row == "NOBODY" )
          exists MemberFact( endsOn > $day )
        then
          missing("/members");
        end
        rule "ends with nothing"
        when
          $a : MemberFact( endsOn == null )
          exists MemberFact( endsOn == $a.endsOn )
        then
          breach($a);
        end
        """;
    try (CompiledRules rules = compiled(drl, PARAMETERS, evaluator)) {
      assertThat(conclusions(rules, FACTS))
          .containsExactly(
              "breach[0, /activities/s]",
              "breach[1, /activities/t, Another, null]",
              "breach[1, /activities/u, , null]",
              "breach[4, /members/d]",
              "key[2, /activities/s, [Open day, Open day]]",
              "key[2, /activities/t, [Another, Open day]]",
              "key[2, /activities/u, [u, Open day]]",
              "missing[3, /members]");
      assertThat(rules.rules().get(2)).isEqualTo(new RuleId("T-01", "pairs"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_text_stays_a_text(Evaluator evaluator) {
    for (String text :
        List.of(
            "\"",
            "\\",
            "\\\"",
            "'",
            "a\nb\tc\r",
            "\" || true || row == \"",
            "\\u0022 || true || row == \\u0022",
            "${row}@{row}#{row}$f",
            "// no comment /* */",
            "中文、臺灣 🏭",
            "1",
            "007",
            "1e3",
            "true",
            "null",
            "01-Jan-2020",
            "row",
            "\u0000\u202e",
            " ",
            "")) {
      Map<String, ParameterValue> parameters = Map.of("text", new ParameterValue.Text(text));
      String drl =
          "rule \"x\" when $f : MemberFact( row == $text, row in ( $text ) ) then"
              + " breach($f, $f.row(), $text); end";
      try (CompiledRules rules = compiled(drl, parameters, evaluator)) {
        assertThat(conclusions(rules, List.of(member("a", text, null), member("b", "B", null))))
            .containsExactly("breach[0, /members/a, " + text + ", " + text + "]");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void parameters_of_each_type_reach_the_conclusion(Evaluator evaluator) {
    String drl =
        """
        rule "a" when $m : MemberFact( row == "OTHER" ) then breach($m, $day, $ten); end
        rule "b" when $m : MemberFact( row == "OTHER" ) then breach($m, $half, $rows); end
        rule "c" when $m : MemberFact( row == "OTHER" ) then breach($m, $m.kind(), true); end
        """;
    try (CompiledRules rules = compiled(drl, PARAMETERS, evaluator)) {
      assertThat(conclusions(rules, FACTS))
          .containsExactly(
              "breach[0, /members/d, 2019-01-31, 10]",
              "breach[1, /members/d, 0.50, [VENDOR, ACADEMIC]]",
              "breach[2, /members/d, COMPANY, true]");
    }
  }

  @Test
  void checked_digits_are_exactly_what_the_weights_ask_for() {
    assertThat(Functions.checkDigits("04595257", "12121241", 5, 7, 7)).isTrue();
    assertThat(Functions.checkDigits("04595258", "12121241", 5, 7, 7)).isFalse();
    assertThat(Functions.checkDigits("10458575", "12121241", 5, 7, 7)).isTrue();
    assertThat(Functions.checkDigits("0459525", "12121241", 5, 7, 7)).isFalse();
    assertThat(Functions.checkDigits("００００００００", "12121241", 5, 7, 7)).isFalse();
    assertThat(Functions.checkDigits("00000000", "12121241", 5, 7, 7)).isFalse();
    assertThat(Functions.checkDigits(null, "12121241", 5, 7, 7)).isFalse();
    assertThat(Functions.checkDigits("04595257", "12121241", 0, 7, 7)).isFalse();
    assertThat(Functions.checkDigits("04595257", "12121241", 5, 99, 7)).isTrue();
  }
}
