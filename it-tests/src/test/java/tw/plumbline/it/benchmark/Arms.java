package tw.plumbline.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured in turns, and what it comes to: medians, of the ratios within a round too. */
final class Arms {
  private final List<Round> rounds = new ArrayList<>();

  /** One turn of each. */
  record Round(Arm submits, Arm rulesOff, Arm inserts, Arm checks) {
    /** Submissions a second, against those with rules off. */
    private double withRules() {
      return submits.perSecond() / rulesOff.perSecond();
    }

    /** Submissions a second, against an insert and a check that are done one after the other. */
    private double together() {
      return submits.perSecond() * (1 / inserts.perSecond() + 1 / checks.perSecond());
    }

    private double withRulesByProcessor() {
      return rulesOff.millis() / submits.millis();
    }

    private double togetherByProcessor() {
      return (inserts.millis() + checks.millis()) / submits.millis();
    }
  }

  void add(Round round) {
    System.out.println(round);
    rounds.add(round);
  }

  /** Submissions a second. */
  double submits() {
    return median(round -> round.submits().perSecond());
  }

  void print() {
    System.out.printf("%n| | a second | processor time of each, ms |%n|---|---|---|%n");
    row("submissions", Round::submits);
    row("with rules off", Round::rulesOff);
    row("inserts alone", Round::inserts);
    row("checks alone", Round::checks);
    System.out.printf("%n| ratio | of the rates | of the processor times |%n|---|---|---|%n");
    row("with rules / rules off", Round::withRules, Round::withRulesByProcessor);
    row("submissions / insert and check", Round::together, Round::togetherByProcessor);
  }

  private void row(String name, Function<Round, Arm> arm) {
    System.out.printf(
        "| %s | %.0f | %.2f |%n",
        name,
        median(round -> arm.apply(round).perSecond()),
        median(round -> arm.apply(round).millis()));
  }

  private void row(String name, ToDoubleFunction<Round> rates, ToDoubleFunction<Round> times) {
    System.out.printf("| %s | %s | %s |%n", name, spread(rates), spread(times));
  }

  private String spread(ToDoubleFunction<Round> of) {
    double[] all = ascending(of);
    return "%.2f (%.2f to %.2f)".formatted(median(of), all[0], all[all.length - 1]);
  }

  private double median(ToDoubleFunction<Round> of) {
    return ascending(of)[rounds.size() / 2];
  }

  private double[] ascending(ToDoubleFunction<Round> of) {
    return rounds.stream().mapToDouble(of).sorted().toArray();
  }
}
