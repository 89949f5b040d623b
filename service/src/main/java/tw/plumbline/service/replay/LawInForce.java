package tw.plumbline.service.replay;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.rulebook.Publication;
import tw.plumbline.service.rulebook.StoredRulebooks.Numbered;

/**
 * Which version of a rulebook was in force at an instant.
 *
 * @param number null where there was none
 * @param notes why that is not certain
 */
record LawInForce(@Nullable Integer number, List<BilingualText> notes) {
  /**
   * As publications and registrations tell it.
   *
   * @param versions all of a programme's
   */
  static LawInForce at(OffsetDateTime at, List<Numbered> versions) {
    List<Numbered> published =
        versions.stream().filter(each -> isPublishedBy(each.publication(), at)).toList();
    List<Numbered> registered =
        versions.stream()
            .filter(each -> each.publication() == null && !each.registeredAt().isAfter(at))
            .sorted(Comparator.comparing(Numbered::registeredAt).reversed())
            .toList();
    Numbered newest =
        published.stream().max(Comparator.comparingInt(Numbered::number)).orElse(null);
    if (newest != null) {
      return new LawInForce(newest.number(), transition(newest.publication(), at));
    }
    if (registered.isEmpty()) {
      return new LawInForce(null, List.of());
    }
    return new LawInForce(registered.get(0).number(), unpublished(registered));
  }

  private static boolean isPublishedBy(@Nullable Publication publication, OffsetDateTime at) {
    return publication != null && !publication.publishedAt().isAfter(at);
  }

  private static List<BilingualText> transition(
      @Nullable Publication publication, OffsetDateTime at) {
    LocalDate until = publication == null ? null : publication.transitionUntil();
    if (publication == null || until == null || at.toLocalDate().isAfter(until)) {
      return List.of();
    }
    return List.of(
        new BilingualText(
            "過渡期間至 %s：依第 %d 版起草之報告仍由該版檢核".formatted(until, publication.follows()),
            "a transition lasts until %s: a report that was drafted with version %d is still judged"
                    .formatted(until, publication.follows())
                + " by that"));
  }

  private static List<BilingualText> unpublished(List<Numbered> registered) {
    List<BilingualText> notes = new ArrayList<>();
    notes.add(
        new BilingualText(
            "該版次隨程式而來，未經公布；以登錄時間推定施行",
            "that version came with a program and nobody published it: it is taken to be in force"
                + " since it was registered"));
    if (registered.size() > 1) {
      notes.add(
          new BilingualText(
              "當時登錄的版次有 %d 個，取最新登錄者；實際施行者不確定".formatted(registered.size()),
              "%d versions were registered by then and the newest is taken; which was in force is"
                      .formatted(registered.size())
                  + " not certain"));
    }
    return notes;
  }
}
