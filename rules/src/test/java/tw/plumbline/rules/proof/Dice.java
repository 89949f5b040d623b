package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chances of one random report: the same seed throws the same. */
final class Dice {
  /** How often, in percent, a report breaks a duty, slips into a warning, forgets a fact. */
  record Temper(int breach, int slip, int gap) {}

  private static final List<Temper> TEMPERS =
      List.of(
          new Temper(0, 0, 0),
          new Temper(0, 0, 0),
          new Temper(0, 0, 0),
          new Temper(0, 0, 10),
          new Temper(0, 0, 20),
          new Temper(0, 10, 0),
          new Temper(0, 30, 0),
          new Temper(0, 15, 15),
          new Temper(3, 3, 3),
          new Temper(5, 0, 0),
          new Temper(15, 15, 15),
          new Temper(15, 15, 30),
          new Temper(30, 30, 10),
          new Temper(50, 50, 40));

  /** Every date of the readings; the days before and after are thrown as well. */
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.of(2019, 1, 1),
          LocalDate.of(2019, 2, 1),
          LocalDate.of(2019, 4, 15),
          LocalDate.of(2019, 4, 30),
          LocalDate.of(2019, 10, 31),
          LocalDate.of(2020, 1, 31));

  private static final List<ZoneOffset> OFFSETS =
      List.of(
          ZoneOffset.ofHours(8),
          ZoneOffset.ofHours(8),
          ZoneOffset.UTC,
          ZoneOffset.ofHours(-5),
          ZoneOffset.ofHours(14),
          ZoneOffset.ofHoursMinutes(5, 30));

  private final Random random;
  private final Temper temper;

  private Dice(Random random, @Nullable Temper temper) {
    this.random = random;
    this.temper = temper == null ? TEMPERS.get(random.nextInt(TEMPERS.size())) : temper;
  }

  static Dice of(long seed) {
    return new Dice(new Random(seed * 0x9E3779B97F4A7C15L), null);
  }

  static Dice of(long seed, Temper temper) {
    return new Dice(new Random(seed * 0x9E3779B97F4A7C15L), temper);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Whether this fact breaks a duty. */
  boolean breaks() {
    return percent(temper.breach());
  }

  /** The same for a fact that few items have, or that other tests stand before. */
  boolean breaksOften() {
    return percent(2 * temper.breach());
  }

  boolean slipsOften() {
    return percent(2 * temper.slip());
  }

  /** Whether this fact earns a warning. */
  boolean slips() {
    return percent(temper.slip());
  }

  /** Whether this fact is forgotten. */
  boolean forgets() {
    return percent(temper.gap());
  }

  /** Whether a whole list or table is forgotten. */
  boolean forgetsList() {
    return percent(temper.gap() / 3);
  }

  boolean isCalm() {
    return temper.breach() + temper.slip() + temper.gap() == 0;
  }

  @SafeVarargs
  final <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One of the values, or no fact at all. */
  @SafeVarargs
  final <T> @Nullable T maybe(T... values) {
    return percent(40) ? null : any(values);
  }

  /** A date of the readings, the day before or the day after. */
  LocalDate day() {
    return any(DATES).plusDays(below(3) - 1);
  }

  /** A day between two, both included: often one of them or the day beside it. */
  LocalDate day(LocalDate from, LocalDate to) {
    List<LocalDate> days = new ArrayList<>(List.of(from, to));
    for (LocalDate date : DATES) {
      for (int shift = -1; shift <= 1; shift++) {
        days.add(date.plusDays(shift));
      }
    }
    days.add(from.plusDays(1));
    days.add(to.minusDays(1));
    days.removeIf(day -> !Reference.within(day, from, to));
    return days.isEmpty() ? from : any(days);
  }

  /** The day before the first of two days, or the day after the last. */
  LocalDate beside(LocalDate from, LocalDate to) {
    return percent(50) ? from.minusDays(1) : to.plusDays(1);
  }

  /** An instant of a day in Asia/Taipei, often its first or last, written with any offset. */
  OffsetDateTime instant(LocalDate day) {
    LocalTime time =
        any(
            LocalTime.MIDNIGHT,
            LocalTime.MAX,
            LocalTime.of(23, 59, 59),
            LocalTime.of(0, 0, 0, 1_000_000),
            LocalTime.NOON);
    return day.atTime(time)
        .atZone(Reference.TAIPEI)
        .toOffsetDateTime()
        .withOffsetSameInstant(any(OFFSETS));
  }

  /** How many items a small list has: often none, seldom more than 8 (an index of two digits). */
  int size() {
    if (percent(4)) {
      return 11 + below(3);
    }
    return percent(15) ? 0 : 1 + below(percent(50) ? 3 : 8);
  }
}
