package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;
import tw.plumbline.rules.waiver.Waivers;

/** Whatever is waived, a breach stays a breach, and what is not waived counts as before. */
class WaiversTest {
  private static final LocalDate DAY = LocalDate.parse("2020-01-15");
  private static final AssessmentWriter WRITER = new AssessmentWriter();

  @OverReports
  void no_finding_is_removed_moved_or_changed_and_no_status(
      @ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    Assessment after = Waivers.applied(before, some(before, new Random(seed)), DAY);

    assertThat(after.findings().stream().map(found -> found.withWaiver(null)))
        .containsExactlyElementsOf(before.findings());
    assertThat(after.checks()).isEqualTo(before.checks());
    assertThat(after.figures()).isEqualTo(before.figures());
    assertThat(after.classifications()).isEqualTo(before.classifications());
  }

  @OverReports
  void the_verdict_leaves_out_wholly_waived_checks_and_nothing_else(
      @ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    Assessment after = Waivers.applied(before, some(before, new Random(seed)), DAY);

    Set<String> open = clauses(after, found -> found.isBreach() && found.waiver() == null);
    List<Check> counted =
        after.checks().stream()
            .filter(check -> check.status() != Status.NOT_MET || open.contains(check.clause()))
            .toList();
    Verdict without = Verdict.of(counted);
    Set<String> lacking = clauses(after, found -> !found.isBreach());
    boolean lacks =
        after.checks().stream()
            .anyMatch(check -> !counted.contains(check) && lacking.contains(check.clause()));

    assertThat(after.verdict()).isLessThanOrEqualTo(without);
    assertThat(after.verdict())
        .isEqualTo(lacks && without != Verdict.NON_COMPLIANT ? Verdict.UNDETERMINED : without);
    assertThat(after.verdict()).isGreaterThanOrEqualTo(before.verdict());
  }

  @OverReports
  void the_verdict_without_waivers_is_the_former_one(@ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    Assessment after = Waivers.applied(before, some(before, new Random(seed)), DAY);
    boolean waived = after.findings().stream().anyMatch(found -> found.waiver() != null);

    assertThat(after.verdictWithoutWaivers()).isEqualTo(waived ? before.verdict() : null);
  }

  @OverReports
  void waivers_that_do_not_fit_leave_the_same_bytes(@ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    List<GrantedWaiver> unfit = new ArrayList<>();
    for (GrantedWaiver one : all(before)) {
      WaiverScope scope = one.scope();
      unfit.add(granted(one.id(), scope, DAY.plusDays(1), DAY.plusDays(9)));
      unfit.add(granted(one.id(), scope, DAY.minusDays(9), DAY.minusDays(1)));
      unfit.add(in(one, scope(before, scope.clause(), 0, 107, Set.of(), null)));
      unfit.add(in(one, scope(before, scope.clause(), 109, 999, Set.of(), null)));
      unfit.add(in(one, scope(before, scope.clause(), 108, 108, Set.of("NO_SUCH_FILING"), null)));
      unfit.add(in(one, scope(before, scope.clause(), 108, 108, Set.of(), "/no")));
    }

    assertThat(WRITER.write(Waivers.applied(before, unfit, DAY))).isEqualTo(WRITER.write(before));
    assertThat(WRITER.write(Waivers.applied(before, List.of(), DAY)))
        .isEqualTo(WRITER.write(before));
  }

  @OverReports
  void the_order_of_the_waivers_changes_nothing(@ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    Random random = new Random(seed);
    List<GrantedWaiver> waivers = some(before, random);
    List<GrantedWaiver> shuffled = new ArrayList<>(waivers);
    Collections.shuffle(shuffled, random);

    assertThat(WRITER.write(Waivers.applied(before, shuffled, DAY)))
        .isEqualTo(WRITER.write(Waivers.applied(before, waivers, DAY)));
  }

  /** So that a stored assessment can be made again from the waivers that it names. */
  @OverReports
  void the_waivers_that_are_named_alone_give_the_same_bytes(
      @ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    List<GrantedWaiver> waivers = some(before, new Random(seed));
    Assessment after = Waivers.applied(before, waivers, DAY);
    Set<String> named =
        after.findings().stream()
            .map(Finding::waiver)
            .filter(waiver -> waiver != null)
            .map(Waiver::id)
            .collect(Collectors.toSet());
    List<GrantedWaiver> those =
        waivers.stream().filter(waiver -> named.contains(waiver.id())).toList();

    assertThat(WRITER.write(Waivers.applied(before, those, DAY))).isEqualTo(WRITER.write(after));
  }

  @OverReports
  void with_everything_waived_only_missing_facts_are_left(
      @ForAll(supplier = Seeds.class) long seed) {
    Assessment before = Paper.of(seed).assess();
    Assume.that(before.verdict() == Verdict.NON_COMPLIANT);
    boolean lacking =
        before.findings().stream().anyMatch(found -> found.severity() == Severity.MISSING);

    assertThat(Waivers.applied(before, all(before), DAY).verdict())
        .isEqualTo(lacking ? Verdict.UNDETERMINED : Verdict.COMPLIANT);
  }

  private static Set<String> clauses(
      Assessment assessment, java.util.function.Predicate<Finding> which) {
    return assessment.findings().stream()
        .filter(which)
        .map(Finding::clause)
        .collect(Collectors.toSet());
  }

  /** One for each finding, of its clause. */
  private static List<GrantedWaiver> all(Assessment assessment) {
    List<GrantedWaiver> all = new ArrayList<>();
    for (Finding found : assessment.findings()) {
      WaiverScope scope = scope(assessment, found.clause(), 108, 108, Set.of(), null);
      all.add(granted("w-" + all.size(), scope, DAY, DAY));
    }
    return all;
  }

  /** Some for some findings, some of them narrow, some of them not in force. */
  private static List<GrantedWaiver> some(Assessment assessment, Random random) {
    List<GrantedWaiver> some = new ArrayList<>();
    for (Finding found : assessment.findings()) {
      for (int n = random.nextInt(3); n > 0; n--) {
        WaiverScope scope =
            scope(
                assessment,
                found.clause(),
                100 + random.nextInt(9),
                107 + random.nextInt(3),
                random.nextBoolean() ? Set.of() : Set.of(assessment.filing()),
                random.nextBoolean() ? null : found.pointer());
        LocalDate from = DAY.minusDays(random.nextInt(4)).plusDays(1);
        some.add(granted("w-" + some.size(), scope, from, from.plusDays(random.nextInt(4))));
      }
    }
    return some;
  }

  private static WaiverScope scope(
      Assessment of, String clause, int from, int to, Set<String> filings, @Nullable String at) {
    return new WaiverScope(of.programme(), of.allianceId(), clause, from, to, filings, at);
  }

  private static GrantedWaiver in(GrantedWaiver waiver, WaiverScope scope) {
    return granted(waiver.id(), scope, waiver.from(), waiver.until());
  }

  private static GrantedWaiver granted(
      String id, WaiverScope scope, LocalDate from, LocalDate until) {
    return new GrantedWaiver(id, scope, from, until, "official", "official-2", "地震後停機");
  }
}
