package tw.plumbline.service.replay;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.rerun.DraftedRules;
import tw.plumbline.rules.rerun.Rerun.DraftedNote;
import tw.plumbline.service.rulebook.Publication;

/**
 * What an assessment may have said of the rules with which its report was drafted.
 *
 * @param note null where it says nothing of them
 * @param why it cannot be said what it said; null where it can
 */
record DraftCandidate(@Nullable DraftedNote note, @Nullable BilingualText why) {
  private static final DraftCandidate NOTHING = new DraftCandidate(null, null);

  /**
   * The likeliest first. Which version was in force when a report came is told by the instants of
   * publications; a replica may have come to one a moment later, or not have been able to load it.
   */
  static Mono<List<DraftCandidate>> of(StoredCase one, Shelf shelf) {
    Integer drafted = one.draftedAgainst();
    int judging = one.rulebook().version();
    if (drafted == null) {
      return Mono.just(List.of(NOTHING));
    }
    if (drafted != judging) {
      return shelf.version(one.programme(), drafted).map(then -> List.of(not(drafted, then)));
    }
    return shelf
        .publications(one.programme())
        .flatMap(published -> applied(one, drafted, published, shelf));
  }

  /** A version after the draft's was in force, or none was and there is nothing to say. */
  private static Mono<List<DraftCandidate>> applied(
      StoredCase one, int drafted, List<Publication> published, Shelf shelf) {
    OffsetDateTime at = one.assessedAt();
    List<Integer> since =
        published.stream()
            .filter(each -> each.number() > drafted && !each.publishedAt().isAfter(at))
            .map(Publication::number)
            .sorted((first, second) -> second - first)
            .toList();
    return Flux.fromIterable(since)
        .concatMap(number -> shelf.version(one.programme(), number))
        .map(inForce -> applied(drafted, inForce))
        .collectList()
        .map(found -> Stream.concat(found.stream(), Stream.of(NOTHING)).toList());
  }

  private static DraftCandidate not(int drafted, Shelf.Shelved then) {
    Plumbline rules = then.rules();
    return rules == null
        ? new DraftCandidate(null, then.why())
        : new DraftCandidate(
            judging -> DraftedRules.of(drafted, false, edition(rules, judging), judging), null);
  }

  private static DraftCandidate applied(int drafted, Shelf.Shelved inForce) {
    Plumbline rules = inForce.rules();
    return rules == null
        ? new DraftCandidate(null, inForce.why())
        : new DraftCandidate(
            judging ->
                DraftedRules.of(
                    drafted,
                    true,
                    judging,
                    Objects.requireNonNullElse(edition(rules, judging), judging)),
            null);
  }

  private static @Nullable Edition edition(Plumbline rules, Edition of) {
    return rules.edition(of.programme(), of.year()).orElse(null);
  }
}
