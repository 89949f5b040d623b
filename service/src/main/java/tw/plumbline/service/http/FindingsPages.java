package tw.plumbline.service.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.submission.StoredAssessments;
import tw.plumbline.service.submission.StoredAssessments.Newest;

/**
 * The findings of an alliance, page by page. A cursor holds what the first page could see, so that
 * later submissions and corrections change no page of the same list; and after which finding of
 * which submission it goes on.
 */
final class FindingsPages {
  private static final int NUMBERS = 3;

  private final StoredAssessments stored;
  private final String alliance;
  private final @Nullable Integer programmeYear;
  private final @Nullable String filing;
  private final Cursor cursor;

  FindingsPages(
      StoredAssessments stored,
      String alliance,
      @Nullable Integer programmeYear,
      @Nullable String filing) {
    this.stored = stored;
    this.alliance = alliance;
    this.programmeYear = programmeYear;
    this.filing = filing;
    this.cursor = Cursor.of("findings", alliance, programmeYear, filing);
  }

  /** Where a page begins; null at the start of the list. */
  @Nullable Place place(@Nullable String given) {
    long[] numbers = cursor.place(given, NUMBERS);
    return numbers == null ? null : new Place(numbers[0], numbers[1], numbers[2]);
  }

  /**
   * A page.
   *
   * @param newest position of the newest submission that there is
   */
  Mono<Items<JsonNode>> page(@Nullable Place after, long newest, int limit) {
    long upTo = after == null ? newest : after.upTo();
    return stored
        .newest(alliance, programmeYear, filing, upTo, after == null ? null : after.submission())
        .flatMapIterable(one -> items(one, upTo, after))
        .collectList()
        .map(
            read ->
                Items.page(read, limit, item -> item.place().written(cursor)).map(Item::finding));
  }

  private static List<Item> items(Newest newest, long upTo, @Nullable Place after) {
    List<Item> items = new ArrayList<>();
    for (JsonNode finding : newest.findings()) {
      items.add(new Item(finding, new Place(upTo, newest.position(), items.size())));
    }
    return after == null || after.submission() != newest.position()
        ? items
        : items.stream().skip(Math.max(0, after.finding() + 1)).toList();
  }

  private record Item(JsonNode finding, Place place) {}

  /**
   * A place in the list as it was once.
   *
   * @param upTo the last position that counts
   * @param submission position of the submission
   * @param finding its number among those of the submission, from 0
   */
  record Place(long upTo, long submission, long finding) {
    private String written(Cursor cursor) {
      return cursor.at(upTo, submission, finding);
    }
  }
}
