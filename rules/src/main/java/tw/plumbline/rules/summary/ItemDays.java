package tw.plumbline.rules.summary;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.Outcome;

/** The day of each item of a report; that of a member is the first day of its agreement. */
final class ItemDays {
  private final Map<String, @Nullable LocalDate> days = new HashMap<>();

  ItemDays(AllianceReport report) {
    put("members", report.members(), ItemDays::start);
    put("incomes", report.incomes(), Income::receivedOn);
    put("technologyTransfers", report.technologyTransfers(), Contract::signedOn);
    put("cooperationProjects", report.cooperationProjects(), Contract::signedOn);
    put("activities", report.activities(), Activity::heldOn);
    put("outcomes", report.outcomes(), Outcome::achievedOn);
  }

  /**
   * The day of what a pointer names; null where it has none.
   *
   * @throws IllegalArgumentException if the report has no such item
   */
  @Nullable LocalDate of(String pointer) {
    if (!days.containsKey(pointer)) {
      throw new IllegalArgumentException("the report has no `" + pointer + "`");
    }
    return days.get(pointer);
  }

  private <T> void put(
      String name, @Nullable List<T> items, Function<T, @Nullable LocalDate> dayOf) {
    for (int i = 0; items != null && i < items.size(); i++) {
      days.put("/%s/%d".formatted(name, i), dayOf.apply(items.get(i)));
    }
  }

  private static @Nullable LocalDate start(Member member) {
    Agreement agreement = member.agreement();
    return agreement == null ? null : agreement.start();
  }
}
