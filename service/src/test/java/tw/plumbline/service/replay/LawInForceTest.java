package tw.plumbline.service.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.service.rulebook.Publication;
import tw.plumbline.service.rulebook.StoredRulebooks.Numbered;

/** Which version was in force when, and where that is not certain. */
final class LawInForceTest {
  private static final List<Numbered> VERSIONS =
      List.of(
          numbered(1, "2019-01-01T00:00:00Z", null, null),
          numbered(2, "2019-03-01T00:00:00Z", null, null),
          numbered(3, "2019-06-01T00:00:00Z", "2019-06-01T00:00:00Z", "2019-07-01"),
          numbered(4, "2020-06-01T00:00:00Z", "2020-06-01T00:00:00Z", null));

  @ParameterizedTest
  @CsvSource({
    "2018-12-31T23:59:59Z,,0",
    "2019-01-01T00:00:00Z,1,1",
    "2019-03-01T00:00:00Z,2,2",
    "2019-05-31T23:59:59Z,2,2",
    "2019-06-01T00:00:00Z,3,1",
    "2019-07-02T00:00:00Z,3,0",
    "2020-06-01T00:00:00Z,4,0",
  })
  void itIsTheNewestThatWasPublishedOrElseRegistered(
      OffsetDateTime at, @Nullable Integer number, int notes) {
    LawInForce law = LawInForce.at(at, VERSIONS);

    assertThat(law.number()).isEqualTo(number);
    assertThat(law.notes()).hasSize(notes);
  }

  @Test
  void aTransitionIsSaidWithItsLastDay() {
    LawInForce law = LawInForce.at(OffsetDateTime.parse("2019-06-15T00:00:00Z"), VERSIONS);

    assertThat(law.notes().get(0).en()).contains("2019-07-01").contains("version 2");
  }

  private static Numbered numbered(
      int number, String registered, @Nullable String published, @Nullable String transitionUntil) {
    Publication publication =
        published == null
            ? null
            : new Publication(
                "p",
                number,
                number - 1,
                "d" + number,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "chen",
                "lin",
                false,
                "r",
                List.of(108),
                transitionUntil == null ? null : LocalDate.parse(transitionUntil),
                OffsetDateTime.parse(published));
    return new Numbered(number, "d" + number, OffsetDateTime.parse(registered), publication);
  }
}
