package tw.plumbline.model.generic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generic facts of a report, as {@code generic-facts.schema.json} describes them. An absent
 * list is unknown, an empty one is empty; so is any absent field. Kinds and other codes are those
 * of the programme's rulebook. What one item says of another it says by its id.
 */
public record GenericFacts(
    @Nullable List<Party> parties,
    @Nullable List<Agreement> agreements,
    @Nullable List<Amount> amounts,
    @Nullable List<Event> events,
    @Nullable List<Person> persons,
    @Nullable List<Measure> measures) {

  public GenericFacts {
    parties = copy(parties);
    agreements = copy(agreements);
    amounts = copy(amounts);
    events = copy(events);
    persons = copy(persons);
    measures = copy(measures);
  }

  /** Something of which there may be many in one list. */
  public sealed interface Item permits Party, Agreement, Amount, Event, Person, Measure {
    /** Unique in its list. */
    String id();

    /** A code of the rulebook. */
    String kind();
  }

  /**
   * An exact sum of money.
   *
   * @param currency ISO 4217
   */
  public record Money(BigDecimal value, String currency) {}

  /**
   * A firm, university, body.
   *
   * @param turnover of a year
   * @param fee that it pays for a year
   * @param coordinator person who looks after it
   */
  public record Party(
      String id,
      String kind,
      @Nullable String name,
      @Nullable String sector,
      @Nullable String size,
      @Nullable String region,
      @Nullable Money turnover,
      @Nullable Money fee,
      @Nullable String coordinator)
      implements Item {}

  /**
   * A contract, plan, tenancy, right.
   *
   * @param parts who has which part in it
   * @param owner party that owns what comes of it
   * @param payer party that pays for its upkeep
   * @param endsOn last day
   * @param amount in all
   * @param yearly amount of one year
   * @param area m²
   * @param terms codes of what was agreed; absent: unknown
   */
  public record Agreement(
      String id,
      String kind,
      @Nullable String title,
      @Nullable List<Part> parts,
      @Nullable String owner,
      @Nullable String payer,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Money amount,
      @Nullable Money yearly,
      @Nullable BigDecimal area,
      @Nullable String status,
      @Nullable List<String> terms)
      implements Item {
    public Agreement {
      parts = copy(parts);
      terms = copy(terms);
    }
  }

  /** A party, and its part in an agreement. */
  public record Part(String party, String role) {}

  /**
   * Money that came, went or is planned.
   *
   * @param period code of the year or the like to which it belongs
   */
  public record Amount(
      String id,
      String kind,
      Money amount,
      @Nullable LocalDate on,
      @Nullable String period,
      @Nullable String purpose,
      @Nullable String status,
      @Nullable String party,
      @Nullable String agreement)
      implements Item {}

  /**
   * Something that took place.
   *
   * @param since when that began which the event ends
   * @param series code of the meetings or the like to which it belongs
   * @param weekday as it was announced
   * @param partOf event of which it is a part
   * @param attendees codes of those who came
   * @param fields codes of what it brought
   */
  public record Event(
      String id,
      String kind,
      @Nullable LocalDate on,
      @Nullable LocalDate since,
      @Nullable String series,
      @Nullable String weekday,
      @Nullable BigDecimal minutes,
      @Nullable String partOf,
      @Nullable String agreement,
      @Nullable List<String> attendees,
      @Nullable List<String> fields)
      implements Item {
    public Event {
      attendees = copy(attendees);
      fields = copy(fields);
    }
  }

  /**
   * A person, and what the person does.
   *
   * @param placedAt party at which the person works without being employed by it
   * @param supervisor person who advises or leads this one
   * @param level of the qualification
   * @param workShare share of the whole work that {@code pay} is for, 0 to 1
   * @param salary for the whole work
   */
  public record Person(
      String id,
      String kind,
      @Nullable String name,
      @Nullable String employer,
      @Nullable String placedAt,
      @Nullable String agreement,
      @Nullable String supervisor,
      @Nullable String qualification,
      @Nullable BigDecimal level,
      @Nullable LocalDate qualifiedOn,
      @Nullable LocalDate startsOn,
      @Nullable String group,
      @Nullable BigDecimal workShare,
      @Nullable Money salary,
      @Nullable Money pay)
      implements Item {}

  /**
   * A count, share or ratio.
   *
   * @param group code of the measures with which it belongs together
   * @param weight by which it takes part in a division of its group
   */
  public record Measure(
      String id,
      String kind,
      @Nullable BigDecimal value,
      @Nullable BigDecimal weight,
      @Nullable String group,
      @Nullable String period,
      @Nullable String party,
      @Nullable String agreement)
      implements Item {}

  private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
    return list == null ? null : List.copyOf(list);
  }
}
