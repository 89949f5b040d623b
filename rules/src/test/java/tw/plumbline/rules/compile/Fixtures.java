package tw.plumbline.rules.compile;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AgreementKind;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Signatory;
import tw.plumbline.rules.facts.ActivityFact;
import tw.plumbline.rules.facts.Conclusions;
import tw.plumbline.rules.facts.CountedMemberFact;
import tw.plumbline.rules.facts.Counterpart;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.MemberFact;
import tw.plumbline.rules.facts.OutcomeFact;
import tw.plumbline.rules.facts.ReportFact;
import tw.plumbline.rules.facts.SumFact;
import tw.plumbline.rules.guard.Guard;
import tw.plumbline.rules.guard.GuardedRules;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;
import tw.plumbline.rules.guard.Verdict;

/** Rules, facts and a place for conclusions. */
final class Fixtures {
  static final Bounds BOUNDS = new Bounds(100_000, Duration.ofSeconds(20));
  static final LocalDate DAY = LocalDate.of(2019, 1, 31);

  @SuppressWarnings("NullAway") // no rule here asks what the report holds
  static final ReportFact REPORT = new ReportFact(null, DAY, DAY, DAY);

  private Fixtures() {}

  static GuardedRules guarded(String drl, Map<String, ParameterValue> parameters) {
    Verdict verdict = new Guard().read(new RuleFile("rule.drl", drl), parameters);
    if (verdict instanceof Verdict.Passed passed) {
      return passed.rules();
    }
    throw new AssertionError(verdict);
  }

  static CompiledRules compiled(
      String drl, Map<String, ParameterValue> parameters, Evaluator evaluator) {
    GuardedRules rules = guarded(drl, parameters);
    return RuleCompiler.compile(List.of(new ClauseRules("T-01", rules, parameters)), evaluator);
  }

  /** A rule that names each fact of that type for which the condition holds. */
  static String rule(String type, String condition) {
    return "rule \"%s\" when $f : %s( %s ) then breach($f); end"
        .formatted(condition.replace("\"", ""), type, condition);
  }

  /** What the rules conclude from the facts, in a fixed order. */
  static List<String> conclusions(CompiledRules rules, List<? extends Fact> facts) {
    List<String> concluded = new ArrayList<>();
    try (RuleSession session = rules.open(into(concluded), BOUNDS)) {
      facts.forEach(session::insert);
      session.fire();
    }
    return concluded.stream().sorted().toList();
  }

  /** Conclusions that write themselves down: rule, conclusion, arguments. */
  static Conclusions into(List<String> concluded) {
    return (Conclusions)
        Proxy.newProxyInstance(
            Fixtures.class.getClassLoader(),
            new Class<?>[] {Conclusions.class},
            (proxy, method, arguments) -> {
              concluded.add(
                  method.getName() + Arrays.stream(arguments).map(Fixtures::word).toList());
              return null;
            });
  }

  private static String word(@Nullable Object argument) {
    if (argument instanceof Fact fact) {
      return fact.pointer();
    }
    return argument instanceof String[] parts ? Arrays.toString(parts) : String.valueOf(argument);
  }

  static MemberFact member(String id, String row, @Nullable LocalDate endsOn) {
    return member(id, row, "04595257", endsOn, null);
  }

  static MemberFact member(
      String id,
      String row,
      @Nullable String number,
      @Nullable LocalDate endsOn,
      @Nullable BigDecimal holding) {
    Agreement agreement =
        endsOn == null
            ? null
            : new Agreement(
                AgreementKind.MEMBERSHIP_CONTRACT,
                endsOn.minusYears(1),
                null,
                endsOn,
                Signatory.PRINCIPAL_INVESTIGATOR,
                1,
                null,
                null);
    Member content =
        new Member(
            id,
            id,
            ClaimedRow.VENDOR,
            PartyKind.COMPANY,
            "TW",
            number,
            null,
            null,
            holding,
            null,
            null,
            null,
            null,
            agreement);
    return new MemberFact(REPORT, "/members/" + id, content, row, "M-01");
  }

  static ActivityFact activity(String id, ActivityKind kind, @Nullable String title) {
    return new ActivityFact(
        REPORT,
        "/activities/" + id,
        new Activity(id, kind, title, "Taipei", DAY, null, null),
        Counterpart.ABSENT);
  }

  /** A patent of members that count as these. */
  static OutcomeFact patent(String id, String... results) {
    List<Counterpart> applicants =
        Arrays.stream(results)
            .map(result -> new CountedMemberFact(member(id, result, null), result))
            .map(Counterpart::listed)
            .toList();
    Outcome content = new Outcome(id, OutcomeKind.PATENT, null, DAY, 0, null, null, null);
    return new OutcomeFact(REPORT, "/outcomes/" + id, content, Counterpart.ABSENT, applicants);
  }

  static SumFact sum(String name, String total, String sum) {
    return new SumFact(REPORT, "/sums/" + name, name, new BigDecimal(total), new BigDecimal(sum));
  }
}
