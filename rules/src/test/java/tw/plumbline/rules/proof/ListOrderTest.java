package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ListOrderTest {
  private static final List<String> LISTS =
      List.of(
          "members",
          "incomes",
          "technologyTransfers",
          "cooperationProjects",
          "activities",
          "outcomes",
          "filings",
          "budget",
          "publicity",
          "staff");

  /** Where the readings let the index decide between items that are alike. */
  private static final Map<String, BiPredicate<JsonNode, JsonNode>> KEEP_THEIR_ORDER =
      Map.of("members", ListOrderTest::alike, "filings", ListOrderTest::tie);

  /** M-10 counts the first of those who share a number, a tie of records goes to the first. */
  @OverReports
  void the_order_of_lists_changes_nothing_but_pointers(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Random order = new Random(seed);
    Paper shuffled = report.with(tree -> LISTS.forEach(list -> shuffle(tree, list, order)));

    assertThat(ItemsById.difference(report, shuffled, line -> true)).isEmpty();
  }

  /** Which of those who share a number counts is the order's choice, and nothing else is. */
  @OverReports
  void members_in_reverse_are_in_the_same_rows_and_fail_the_same_tests_but_m_10(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Paper reversed = report.with(tree -> reverse(tree, "members"));

    assertThat(ItemsById.difference(report, reversed, ListOrderTest::isOfMemberAlone)).isEmpty();
  }

  /** M-10, and K-21 that looks only at members who count. */
  private static boolean isOfMemberAlone(String line) {
    return line.startsWith("findings")
        && line.contains("\"pointer\":\"/members/")
        && !line.contains("\"clause\":\"SA108-M-10\"")
        && !line.contains("\"clause\":\"SA108-K-21\"");
  }

  private static void reverse(ObjectNode report, String list) {
    List<JsonNode> items = new ArrayList<>(Paper.items(report, list));
    Collections.reverse(items);
    put(report, list, items);
  }

  private static void shuffle(ObjectNode report, String list, Random order) {
    List<JsonNode> items = new ArrayList<>(Paper.items(report, list));
    List<JsonNode> original = List.copyOf(items);
    Collections.shuffle(items, order);
    BiPredicate<JsonNode, JsonNode> alike = KEEP_THEIR_ORDER.get(list);
    if (alike != null) {
      Set<JsonNode> twins = twins(original, alike);
      Iterator<JsonNode> inOrder = original.stream().filter(twins::contains).iterator();
      items.replaceAll(item -> twins.contains(item) ? inOrder.next() : item);
    }
    for (JsonNode item : items) {
      for (String inner : List.of("applicants", "parts")) {
        if (item.get(inner) instanceof ArrayNode values) {
          List<JsonNode> all = new ArrayList<>(values.values());
          Collections.shuffle(all, order);
          put((ObjectNode) item, inner, all);
        }
      }
    }
    put(report, list, items);
  }

  private static void put(ObjectNode object, String list, List<JsonNode> items) {
    if (object.has(list)) {
      object.putArray(list).addAll(items);
    }
  }

  /** Items that are like another one. */
  private static Set<JsonNode> twins(List<JsonNode> items, BiPredicate<JsonNode, JsonNode> alike) {
    Set<JsonNode> twins = new HashSet<>();
    for (JsonNode one : items) {
      for (JsonNode other : items) {
        if (one != other && alike.test(one, other)) {
          twins.add(one);
        }
      }
    }
    return twins;
  }

  /** Of two records of one instant the lower index is the earlier. */
  private static boolean tie(JsonNode one, JsonNode other) {
    return same(one, other, "kind") && instant(one).equals(instant(other));
  }

  private static Instant instant(JsonNode record) {
    return OffsetDateTime.parse(record.get("filedAt").stringValue()).toInstant();
  }

  private static boolean alike(JsonNode one, JsonNode other) {
    return same(one, other, "unifiedBusinessNumber")
        || (same(one, other, "foreignRegistrationNumber") && same(one, other, "jurisdiction"));
  }

  private static boolean same(JsonNode one, JsonNode other, String field) {
    return one.has(field) && one.get(field).equals(other.get(field));
  }
}
