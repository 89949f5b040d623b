package tw.plumbline.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.rules.compile.Fixtures.BOUNDS;
import static tw.plumbline.rules.compile.Fixtures.DAY;
import static tw.plumbline.rules.compile.Fixtures.compiled;
import static tw.plumbline.rules.compile.Fixtures.conclusions;
import static tw.plumbline.rules.compile.Fixtures.guarded;
import static tw.plumbline.rules.compile.Fixtures.into;
import static tw.plumbline.rules.compile.Fixtures.member;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.facts.MemberFact;
import tw.plumbline.rules.guard.ParameterValue;

class CompiledRulesTest {
  private static final String BREACHES =
      "rule \"vendor\" when $m : MemberFact( row == \"VENDOR\" ) then breach($m); end";
  private static final String MAY_BE_ABSENT =
      "rule \"number\" when $m : MemberFact() then key($m, $m.unifiedBusinessNumber()); end";
  private static final String PAIRS =
      """
      rule "pairs"
      when
        $a : MemberFact()
        $b : MemberFact( row == $a.row )
      then
        key($a, $b.pointer());
      end
      """;

  private static List<MemberFact> members(int count) {
    return IntStream.range(0, count).mapToObj(at -> member("m" + at, "VENDOR", null)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void more_firings_than_allowed_are_an_error(Evaluator evaluator) {
    try (CompiledRules rules = compiled(BREACHES, Map.of(), evaluator)) {
      try (RuleSession session =
          rules.open(into(new ArrayList<>()), new Bounds(10, Duration.ofSeconds(10)))) {
        members(10).forEach(session::insert);
        session.fire();
        session.insert(member("one too many", "VENDOR", null));
        assertThatThrownBy(session::fire)
            .isInstanceOf(EvaluationException.class)
            .hasMessageContaining("10 firings");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void more_time_than_allowed_is_an_error(Evaluator evaluator) {
    try (CompiledRules rules = compiled(PAIRS, Map.of(), evaluator)) {
      try (RuleSession session =
          rules.open(
              into(new ArrayList<>()), new Bounds(Integer.MAX_VALUE, Duration.ofMillis(1)))) {
        assertThatThrownBy(
                () -> {
                  members(20_000).forEach(session::insert);
                  session.fire();
                })
            .isInstanceOf(EvaluationException.class)
            .hasMessageContaining("PT0.001S");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_join_that_pairs_everything_is_stopped_before_it_fills_the_memory(Evaluator evaluator) {
    try (CompiledRules rules = compiled(PAIRS, Map.of(), evaluator)) {
      try (RuleSession session =
          rules.open(
              into(new ArrayList<>()), new Bounds(Integer.MAX_VALUE, Duration.ofMinutes(1)))) {
        members(2000).forEach(session::insert);
        assertThatThrownBy(session::fire)
            .isInstanceOf(EvaluationException.class)
            .hasMessageContaining("pairs");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_that_fails_is_named_and_the_next_session_is_clean(Evaluator evaluator) {
    try (CompiledRules rules = compiled(MAY_BE_ABSENT, Map.of(), evaluator)) {
      for (int round = 0; round < 3; round++) {
        RuleSession failing = rules.open(into(new ArrayList<>()), BOUNDS);
        failing.insert(member("a", "VENDOR", DAY));
        failing.insert(member("b", "VENDOR", null, DAY, null));
        failing.insert(member("c", "VENDOR", DAY));
        assertThatThrownBy(failing::fire)
            .isInstanceOf(EvaluationException.class)
            .hasMessageContaining("T-01 \"number\"");
        assertThatThrownBy(failing::fire).isInstanceOf(IllegalStateException.class);
        failing.close();
        failing.close();

        assertThat(conclusions(rules, List.of(member("d", "VENDOR", DAY))))
            .containsExactly("key[0, /members/d, [04595257]]");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_fact_that_cannot_be_asked_is_an_error_that_names_the_rule(Evaluator evaluator) {
    String drl = "rule \"grant\" when $r : ReportFact( phase == $phase ) then breach($r); end\n";
    Map<String, ParameterValue> parameters = Map.of("phase", new ParameterValue.Whole(1L));
    try (CompiledRules rules = compiled(drl + BREACHES, parameters, evaluator)) {
      for (int round = 0; round < 3; round++) {
        try (RuleSession session = rules.open(into(new ArrayList<>()), BOUNDS)) {
          assertThatThrownBy(
                  () -> {
                    members(3).forEach(session::insert);
                    session.insert(Fixtures.REPORT);
                    members(3).forEach(session::insert);
                    session.fire();
                  })
              .isInstanceOf(EvaluationException.class)
              .hasMessageContaining("T-01 \"grant\"");
        }
        assertThat(conclusions(rules, members(1))).containsExactly("breach[1, /members/m0]");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stations_insert_and_fire_one_after_the_other(Evaluator evaluator) {
    List<String> concluded = new ArrayList<>();
    try (CompiledRules rules = compiled(BREACHES, Map.of(), evaluator);
        RuleSession session = rules.open(into(concluded), BOUNDS)) {
      session.insert(member("a", "VENDOR", null));
      session.fire();
      assertThat(concluded).containsExactly("breach[0, /members/a]");
      session.insert(member("b", "VENDOR", null));
      session.fire();
      assertThat(concluded).containsExactly("breach[0, /members/a]", "breach[0, /members/b]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eight_threads_share_compiled_rules(Evaluator evaluator) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (CompiledRules rules = compiled(BREACHES + "\n" + PAIRS, Map.of(), evaluator)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int task = 0; task < 400; task++) {
        int count = task % 13;
        tasks.add(() -> conclusions(rules, members(count)).size() - count - count * count);
      }
      for (Future<Integer> surplus : threads.invokeAll(tasks)) {
        assertThat(surplus.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void compiles_on_a_thread_without_a_class_loader_of_its_own(Evaluator evaluator)
      throws Exception {
    List<String> concluded = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try (CompiledRules rules = compiled(BREACHES, Map.of(), evaluator)) {
                concluded.addAll(conclusions(rules, members(1)));
              }
            });
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
    assertThat(concluded).containsExactly("breach[0, /members/m0]");
  }

  @ParameterizedTest
  @EnumSource
  void compiled_rules_live_side_by_side(Evaluator evaluator) {
    String other = BREACHES.replace("VENDOR", "OTHER");
    try (CompiledRules first = compiled(BREACHES, Map.of(), evaluator);
        CompiledRules second = compiled(other, Map.of(), evaluator)) {
      assertThat(conclusions(first, members(1))).hasSize(1);
      assertThat(conclusions(second, members(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_closed_and_forgotten_leaves_the_memory(Evaluator evaluator)
      throws InterruptedException {
    ReferenceQueue<CompiledRules> cleared = new ReferenceQueue<>();
    Set<Reference<CompiledRules>> kept = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      CompiledRules rules = compiled(BREACHES, Map.of(), evaluator);
      conclusions(rules, members(2));
      rules.close();
      kept.add(new WeakReference<>(rules, cleared));
    }
    Reference<? extends CompiledRules> one;
    do {
      System.gc();
      one = cleared.remove(5_000);
      for (var next = one; next != null; next = cleared.poll()) {
        kept.remove(next);
      }
    } while (one != null && !kept.isEmpty());
    assertThat(kept).isEmpty();
  }

  @Test
  void a_parameter_that_the_edition_lacks_or_has_otherwise_is_an_error_with_its_place() {
    String drl = "\nrule \"x\" when $m : MemberFact( endsOn < $day ) then breach($m); end";
    var rules = guarded(drl, Map.of("day", new ParameterValue.Day(DAY)));
    for (Map<String, ParameterValue> values :
        List.<Map<String, ParameterValue>>of(
            Map.of(), Map.of("day", new ParameterValue.Text("2019-01-31")))) {
      assertThatThrownBy(
              () ->
                  RuleCompiler.compile(
                      List.of(new ClauseRules("M-09", rules, values)), Evaluator.EXECUTABLE_MODEL))
          .isInstanceOf(CompilationException.class)
          .hasMessageContaining("M-09: rule.drl:2: `$day` must be a Day");
    }
  }
}
