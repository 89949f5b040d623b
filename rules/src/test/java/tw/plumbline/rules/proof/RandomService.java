package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.model.report.Role;
import tw.plumbline.rules.proof.Members.Judged;

/** Random activities and outcomes. */
final class RandomService {
  private final Dice dice;
  private final RandomPeople people;
  private final LocalDate filedOn;

  RandomService(Dice dice, RandomPeople people, LocalDate filedOn) {
    this.dice = dice;
    this.people = people;
    this.filedOn = filedOn;
  }

  List<Activity> activities(int size) {
    Ids ids = new Ids(dice);
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ActivityKind kind = dice.any(ActivityKind.values());
      Activity activity =
          switch (kind) {
            case PROMOTION -> promotion(ids.next());
            case SEMINAR -> seminar(ids.next(), activities);
            case CONSULTATION, SITE_VISIT -> service(ids.next(), kind);
          };
      if (activity != null) {
        activities.add(activity);
      }
    }
    if (dice.percent(50)) {
      Collections.reverse(activities);
    }
    return activities;
  }

  private Activity promotion(String id) {
    Role role = dice.breaks() ? Role.PARTICIPANT : dice.any(Role.HOST, Role.CO_HOST);
    return new Activity(
        id,
        ActivityKind.PROMOTION,
        title(),
        place(),
        pastDay(),
        dice.forgets() ? null : role,
        dice.maybe(people.anyMember()));
  }

  private @Nullable String title() {
    return dice.percent(60) ? dice.any("聯盟說明會", " 成果展") : dice.maybe("聯盟說明會 ", "", " ");
  }

  private @Nullable String place() {
    return dice.maybe("臺北", "臺北 ", "台北", "", " ");
  }

  private LocalDate pastDay() {
    return dice.slips()
        ? filedOn.plusDays(1 + dice.below(2))
        : dice.day(Reference.CONTRACTS_FROM, filedOn);
  }

  /** On breach the same event as a promotion, with other blanks; else one of its facts differs. */
  private Activity seminar(String id, List<Activity> earlier) {
    List<Activity> promotions =
        earlier.stream().filter(one -> one.kind() == ActivityKind.PROMOTION).toList();
    if (promotions.isEmpty()) {
      return seminar(id, "研討會", place(), pastDay());
    }
    Activity promotion = dice.any(promotions);
    String title = promotion.title();
    String place = promotion.place();
    String sameTitle = title == null ? null : dice.any(title, " " + title + "\t", "　" + title);
    String samePlace =
        place == null ? dice.maybe("", "　") : dice.any(place, place + "　", " " + place);
    if (dice.breaksOften()) {
      return seminar(id, sameTitle, samePlace, promotion.heldOn());
    }
    return switch (dice.below(3)) {
      case 0 -> seminar(id, title + "二", samePlace, promotion.heldOn());
      case 1 -> seminar(id, sameTitle, "別處", promotion.heldOn());
      default -> seminar(id, sameTitle, samePlace, promotion.heldOn().minusDays(1));
    };
  }

  private Activity seminar(
      String id, @Nullable String title, @Nullable String place, LocalDate heldOn) {
    return new Activity(
        id, ActivityKind.SEMINAR, title, place, heldOn, dice.maybe(Role.values()), null);
  }

  private @Nullable Activity service(String id, ActivityKind kind) {
    if (dice.forgets()) {
      return new Activity(id, kind, null, null, pastDay(), null, null);
    }
    if (dice.breaks()) {
      return new Activity(id, kind, title(), place(), dice.day(), null, stranger());
    }
    Judged vendor = people.vendor();
    Agreement agreement = vendor == null ? null : vendor.member().agreement();
    LocalDate endsOn = agreement == null ? null : agreement.endsOn();
    if (vendor == null || agreement == null || endsOn == null) {
      return people.areAbsent() && !dice.isCalm()
          ? new Activity(id, kind, null, null, pastDay(), null, "x1")
          : null;
    }
    LocalDate heldOn =
        dice.slips()
            ? dice.beside(agreement.start(), endsOn)
            : dice.day(agreement.start(), RandomMoney.earlier(endsOn, filedOn));
    return new Activity(id, kind, null, dice.maybe("廠區"), heldOn, null, vendor.member().id());
  }

  /** An id that need not name a counted vendor. */
  private String stranger() {
    return dice.percent(50) ? "nobody" : people.anyMember();
  }

  List<Outcome> outcomes(int size) {
    Ids ids = new Ids(dice);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Judged vendor = people.vendor();
      if (vendor != null || (people.areAbsent() && !dice.isCalm())) {
        outcomes.add(outcome(ids.next(), vendor == null ? "nobody" : vendor.member().id()));
      }
    }
    return outcomes;
  }

  private Outcome outcome(String id, String vendor) {
    OutcomeKind kind = dice.any(OutcomeKind.values());
    String member = dice.forgets() ? null : dice.breaks() ? stranger() : vendor;
    Boolean caused = dice.forgets() ? null : !dice.breaks();
    boolean effect = kind == OutcomeKind.NEW_HIRES || kind == OutcomeKind.OUTPUT_VALUE;
    List<String> applicants = kind == OutcomeKind.PATENT ? applicants(member) : null;
    return new Outcome(
        id,
        kind,
        applicants != null && !applicants.isEmpty() && dice.percent(70) ? null : member,
        dice.slips() ? filedOn.plusDays(dice.below(2)) : dice.maybe(pastDay()),
        dice.any(0, 1, 1, 2, 7),
        dice.forgets() ? null : dice.any(0L, 1L, 5_000_000L),
        applicants,
        effect || dice.percent(20) ? caused : null);
  }

  private @Nullable List<String> applicants(@Nullable String member) {
    if (member == null) {
      return dice.maybe(List.<String>of());
    }
    if (dice.breaks()) {
      return dice.any(
          List.of(Outcome.INSTITUTION),
          List.of(stranger()),
          List.of(Outcome.INSTITUTION, stranger()));
    }
    return dice.any(
        List.of(member),
        List.of(Outcome.INSTITUTION, member),
        List.of("nobody", member),
        List.of());
  }
}
