package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.model.report.Role;
import tw.plumbline.rules.proof.Ledger.Answer;

/** Section 3: activities and outcomes. */
final class Service {
  private record Event(String title, LocalDate day, String place) {}

  private final Members members;
  private final Ledger ledger;
  private final Set<Event> promotions;
  private final List<Activity> countedActivities = new ArrayList<>();
  private final List<Outcome> countedOutcomes = new ArrayList<>();

  Service(AllianceReport report, Members members, Ledger ledger) {
    this.members = members;
    this.ledger = ledger;
    LocalDate filedOn = Reference.dayOf(report.filedAt());
    List<Activity> activities = Money.orEmpty(report.activities());
    promotions =
        activities.stream()
            .filter(activity -> activity.kind() == ActivityKind.PROMOTION)
            .map(Service::event)
            .collect(Collectors.toSet());
    for (int i = 0; i < activities.size(); i++) {
      String at = Pointers.of("activities", i);
      ledger.test("DR-10", at, !activities.get(i).heldOn().isAfter(filedOn));
      activity(activities.get(i), at);
    }
    List<Outcome> outcomes = Money.orEmpty(report.outcomes());
    for (int i = 0; i < outcomes.size(); i++) {
      String at = Pointers.of("outcomes", i);
      LocalDate achievedOn = outcomes.get(i).achievedOn();
      if (achievedOn != null) {
        ledger.test("DR-10", at, !achievedOn.isAfter(filedOn));
      }
      outcome(outcomes.get(i), at);
    }
  }

  List<Activity> countedActivities() {
    return countedActivities;
  }

  List<Outcome> countedOutcomes() {
    return countedOutcomes;
  }

  /** Section 3: the first failure wins; a counted activity has the clause of its first test. */
  private void activity(Activity activity, String at) {
    String clause =
        switch (activity.kind()) {
          case PROMOTION -> "SA108-K-01";
          case SEMINAR -> "SA108-K-02";
          case CONSULTATION -> "SA108-K-04";
          case SITE_VISIT -> "SA108-K-05";
        };
    boolean fits =
        switch (activity.kind()) {
          case PROMOTION -> ledger.test(clause, at, "role", held(activity.role()));
          case SEMINAR -> ledger.test(clause, at, !isPromotion(activity));
          case CONSULTATION, SITE_VISIT ->
              ledger.test(clause, at, "member", members.isVendor(activity.member()));
        };
    boolean service =
        activity.kind() == ActivityKind.CONSULTATION || activity.kind() == ActivityKind.SITE_VISIT;
    if (service) {
      ledger.looksAt("SA108-M-12");
    }
    boolean late =
        fits && service && !members.agreementCovers(activity.member(), activity.heldOn());
    if (late) {
      ledger.breach("SA108-M-12", at);
    }
    boolean counted = fits && !late;
    ledger.classify(at, counted ? "COUNTED" : "NOT_COUNTED", late ? "SA108-M-12" : clause);
    if (counted) {
      countedActivities.add(activity);
    }
  }

  private static Answer held(@Nullable Role role) {
    if (role == null) {
      return Answer.ABSENT;
    }
    return role == Role.HOST || role == Role.CO_HOST ? Answer.YES : Answer.NO;
  }

  /** K-02 and section 9, SEMINAR: a blank title is never the same, a blank place is one. */
  private boolean isPromotion(Activity seminar) {
    Event event = event(seminar);
    return !event.title().isEmpty() && promotions.contains(event);
  }

  private static Event event(Activity activity) {
    return new Event(trimmed(activity.title()), activity.heldOn(), trimmed(activity.place()));
  }

  private static String trimmed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private void outcome(Outcome outcome, String at) {
    String clause =
        switch (outcome.kind()) {
          case NEW_PRODUCT, NEW_TECHNOLOGY -> "SA108-K-06";
          case PATENT -> "SA108-K-07";
          case NEW_HIRES -> "SA108-K-09";
          case OUTPUT_VALUE -> "SA108-K-10";
        };
    boolean counted =
        switch (outcome.kind()) {
          case NEW_PRODUCT, NEW_TECHNOLOGY ->
              ledger.test(clause, at, "member", members.isVendor(outcome.member()));
          case PATENT -> ledger.test(clause, at, "applicants", patentOfVendor(outcome));
          case NEW_HIRES, OUTPUT_VALUE -> effect(clause, outcome, at);
        };
    ledger.classify(at, counted ? "COUNTED" : "NOT_COUNTED", clause);
    if (counted) {
      countedOutcomes.add(outcome);
    }
  }

  /** K-07 and section 9, PATENT: an empty list of applicants is an absent one. */
  private Answer patentOfVendor(Outcome patent) {
    List<String> applicants = Money.orEmpty(patent.applicants());
    if (applicants.isEmpty()) {
      return members.isVendor(patent.member());
    }
    Set<Answer> answers =
        applicants.stream()
            .map(id -> id.equals(Outcome.INSTITUTION) ? Answer.NO : members.isVendor(id))
            .collect(Collectors.toSet());
    if (answers.contains(Answer.YES)) {
      return Answer.YES;
    }
    return answers.contains(Answer.MEMBERS_ABSENT) ? Answer.MEMBERS_ABSENT : Answer.NO;
  }

  /** K-09, K-10: one test of all its facts; a breach and absent facts come together (section 8). */
  private boolean effect(String clause, Outcome outcome, String at) {
    boolean member = ledger.test(clause, at, "member", members.isVendor(outcome.member()));
    Boolean caused = outcome.causedByAlliance();
    boolean cause =
        ledger.test(
            clause,
            at,
            "causedByAlliance",
            caused == null ? Answer.ABSENT : caused ? Answer.YES : Answer.NO);
    boolean amount = outcome.kind() != OutcomeKind.OUTPUT_VALUE || outcome.amount() != null;
    if (!amount) {
      ledger.missing(clause, at + "/amount");
    }
    return member && cause && amount;
  }
}
