package tw.plumbline.rules.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an edition looks at generic facts. Immutable.
 *
 * @param lists those that some station looks at, in the order of the stations
 */
public record GenericRules(
    List<String> lists, List<Group> groups, List<Series> series, List<Division> divisions) {
  /** All lists of generic facts. */
  public static final List<String> LISTS =
      List.of("parties", "agreements", "amounts", "events", "persons", "measures");

  public GenericRules {
    lists = List.copyOf(lists);
    groups = List.copyOf(groups);
    series = List.copyOf(series);
    divisions = List.copyOf(divisions);
  }

  /**
   * Items of a list.
   *
   * @param where item field to the values of which it must have one
   * @param by item field by which they belong together; null: all do
   */
  public record Choice(String list, Map<String, Set<String>> where, @Nullable String by) {}

  /**
   * Items that are counted and added up.
   *
   * @param amount item field that is added; null: they are only counted
   * @param total which item of the list states the total of its group; empty: none does
   */
  public record Group(
      String name, Choice items, @Nullable String amount, Map<String, Set<String>> total) {}

  /**
   * Items in the order of a day or number.
   *
   * @param compare item field of which it is told whether it falls
   */
  public record Series(String name, Choice items, String order, @Nullable String compare) {}

  /**
   * A division of the whole by the weights of the items.
   *
   * @param weight item field
   * @param declared item field with the share as the report states it
   */
  public record Division(String name, Choice items, String weight, String declared, int places) {}
}
