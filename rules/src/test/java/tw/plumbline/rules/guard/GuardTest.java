package tw.plumbline.rules.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final String RULE =
      """
      // comments are allowed /* anywhere */
      rule "ended before the count date"
      when
        $m : MemberFact( row == "VENDOR", agreed == true, // at the end
            endsOn != null, endsOn < $countDate || !( kind not in ( PartyKind.COMPANY ) ) )
        not ActivityFact( title == $m.label, place not in ( $words, "Taipei" ) )
      then
        // and here
        breach($m, $m.endsOn(), $countDate);
      end
      """;

  private static Verdict read(String text) {
    return new Guard().read(new RuleFile("rule.drl", text), HostileFile.PARAMETERS);
  }

  @Test
  void a_rule_in_the_language_passes() {
    assertThat(read(RULE))
        .isInstanceOfSatisfying(
            Verdict.Passed.class,
            passed -> {
              GuardedRule rule = passed.rules().rules().get(0);
              assertThat(rule.name()).isEqualTo("ended before the count date");
              assertThat(rule.line()).isEqualTo(2);
              assertThat(rule.patterns()).hasSize(2);
              assertThat(rule.conclusion().arguments()).hasSize(3);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exists MemberFact()",
        "$m : MemberFact( mainlandHoldingPercent > $rate )",
        "$m : MemberFact( mainlandHoldingPercent >= $whole )",
        "$o : OutcomeFact( applicantResults contains \"VENDOR\" )",
        "$o : OutcomeFact( applicantResults not contains $word )",
        "$s : SumFact( total != sum )",
        "$f : FigureFact( target == null || (growth < targetGrowth && noted == false) )",
        "$r : ReportFact() $m : MemberFact( startsOn > $countDate )",
        "$m : MemberFact() $r : ReportFact( filing == $m.row )",
        "$a : IncomeFact() $b : IncomeFact( payerRow == $a.payerRow )",
        "$m : MemberFact( (row == \"A\") , !(agreed == true) )",
        "$m : MemberFact( row == \"中文\" );",
      })
  void these_conditions_pass(String when) {
    assertThat(read("rule \"x\" when " + when + " then applies(); end"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "applies();",
        "notYetDue();",
        "breach($m);",
        "breach($m, $m.row(), null);",
        "breach($m, $m.agreed(), true);",
        "breach($m, $m.kind(), PartyKind.COMPANY);",
        "breach(\"/members\", $words, $whole);",
        "breach($m.pointer(), $rate, $word);",
        "missing($m, \"/agreement/endsOn\");",
        "missing(\"/members\");",
        "key($m, $m.row(), \"x\", $word);",
      })
  void these_conclusions_pass(String conclusion) {
    assertThat(read("rule \"x\" when $m : MemberFact() then " + conclusion + " end"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void a_file_with_windows_line_ends_passes_with_the_same_lines() {
    assertThat(read(RULE.replace("\n", "\r\n"))).isInstanceOf(Verdict.Passed.class);
    assertThat(read(RULE.replace("agreed == true", "agreed").replace("\n", "\r\n")))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.objections().get(0).line()).isEqualTo(4));
  }

  @Test
  void all_objections_to_a_file_are_given_at_once_in_the_order_of_its_lines() {
    assertThat(
            read(
                """
                rule "x" salience 5
                when
                  $m : MemberFact( agreed, row matches "a" )
                then
                  System.exit(1);
                end
                """))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.objections())
                    .extracting(Objection::refusal)
                    .containsExactly(
                        Refusal.SALIENCE,
                        Refusal.BARE_VALUE,
                        Refusal.MATCHES,
                        Refusal.QUALIFIED_CALL));
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_has_its_words_in_both_languages(Refusal refusal) {
    Objection objection = new Objection("m/rule.drl", 3, refusal, "row == 5");

    assertThat(objection.message().zhTw()).contains("row == 5").matches("(?s).*\\p{IsHan}.*");
    assertThat(objection.message().en()).contains("row == 5").doesNotContain("{0}");
    assertThat(objection).hasToString("m/rule.drl:3: " + objection.message().en());
  }

  @Test
  void only_the_guard_can_make_guarded_rules() {
    assertThat(GuardedRules.class.getDeclaredConstructors())
        .noneMatch(
            constructor ->
                Modifier.isPublic(constructor.getModifiers())
                    || Modifier.isProtected(constructor.getModifiers()));
    assertThat(Modifier.isFinal(GuardedRules.class.getModifiers())).isTrue();
  }

  @Test
  void whatever_becomes_of_a_file_the_guard_answers() {
    Random random = new Random(42);
    Pattern word = Pattern.compile("\"[^\"\\n]*\"|[\\p{L}\\p{N}_$]+|\\s+|\\S");
    List<String> texts =
        Stream.concat(
                Stream.of(RULE),
                HostileFile.all().stream()
                    .map(hostile -> hostile.file().text())
                    .filter(text -> text.length() < 1500))
            .toList();
    for (int round = 0; round < 2000; round++) {
      List<String> words =
          new ArrayList<>(
              word.matcher(texts.get(random.nextInt(texts.size())))
                  .results()
                  .map(MatchResult::group)
                  .toList());
      Collections.swap(words, random.nextInt(words.size()), random.nextInt(words.size()));
      words.remove(random.nextInt(words.size()));

      assertThat(new Guard().read(new RuleFile("x", String.join("", words)), Map.of())).isNotNull();
    }
  }
}
