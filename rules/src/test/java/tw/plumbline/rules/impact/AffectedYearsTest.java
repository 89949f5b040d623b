package tw.plumbline.rules.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

class AffectedYearsTest {
  private static final RulebookFiles FILES =
      RulebookFiles.in(Path.of("rulebook", "small-alliance"));
  private static final Rulebook BEFORE = Rulebook.read(FILES);
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final Integer[] FROM_108 = {
    108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120
  };

  private static Rulebook changed(String path, String from, String to) {
    String text = Objects.requireNonNull(FILES.text(path));
    assertThat(text).contains(from);
    return Rulebook.read(FILES.with(path, text.replace(from, to).getBytes(UTF_8)));
  }

  @Test
  void the_same_files_read_twice_affect_no_year() {
    assertThat(AffectedYears.of(BEFORE, Rulebook.read(FILES))).isEmpty();
  }

  @Test
  void other_bytes_with_the_same_content_affect_no_year() {
    assertThat(AffectedYears.of(BEFORE, changed(WEIGHT, "parameters:", "# a word\nparameters:")))
        .isEmpty();
    assertThat(
            AffectedYears.of(
                BEFORE,
                changed(
                    "forms/sa105-d-07-site-visits/rule.yaml", "由科技部選定查訪對象；非聯盟填報之義務。", "由部內選定。")))
        .isEmpty();
  }

  @Test
  void a_value_affects_the_years_in_which_it_is_in_force() {
    assertThat(AffectedYears.of(BEFORE, changed(WEIGHT, "value: 0.50", "value: 0.55")))
        .as("and in which a plan of those years is shown beside the actuals")
        .containsExactly(106, 107, 108, 109);
    assertThat(AffectedYears.of(BEFORE, changed(WEIGHT, "value: 0.30", "value: 0.35")))
        .containsExactly(FROM_108);
  }

  @Test
  void words_and_templates_are_compared_by_value() {
    assertThat(
            AffectedYears.of(
                BEFORE,
                changed(
                    "forms/d-07-first-kpi-by-october/rule.yaml",
                    "en: Bring the records of filings.",
                    "en: Please bring them.")))
        .containsExactly(FROM_108);
  }

  @Test
  void the_order_of_answers_counts() {
    String page = Objects.requireNonNull(FILES.text("programme.yaml"));
    List<String> order =
        page.substring(page.indexOf("\norder:\n")).lines().skip(3).limit(2).toList();
    assertThat(order).allSatisfy(line -> assertThat(line).startsWith("  - "));
    String both = order.get(0) + "\n" + order.get(1) + "\n";

    assertThat(
            AffectedYears.of(
                BEFORE, changed("programme.yaml", both, order.get(1) + "\n" + order.get(0) + "\n")))
        .isNotEmpty();
  }

  @Test
  void office_days_count_where_a_deadline_falls_on_one() {
    assertThat(AffectedYears.of(BEFORE, changed("office-days.csv", "2017-01-02,CLOSED,補假\n", "")))
        .as("deadlines that are counted from a day hold the whole table")
        .contains(106, 107);
  }

  @Test
  void an_edition_that_only_one_side_has_is_affected() {
    assertThat(AffectedYears.of(BEFORE, changed("programme.yaml", "to: 120\n", "to: 121\n")))
        .containsExactly(121);
  }

  @Test
  void what_reports_must_bring_affects_every_year() {
    assertThat(
            AffectedYears.of(
                BEFORE,
                Rulebook.read(
                    FILES.with(
                        "report.schema.json",
                        (FILES.text("report.schema.json") + "\n").getBytes(UTF_8)))))
        .isEqualTo(BEFORE.editions().keySet());
  }

  /** Nothing that an edition holds is equal only to itself. */
  @Test
  void editions_compare_by_value_all_the_way_down() {
    Set<Class<?>> seen = new HashSet<>();
    look(Edition.class, seen);

    assertThat(seen).contains(Edition.class).hasSizeGreaterThan(30);
    assertThat(seen).filteredOn(Class::isArray).isEmpty();
    assertThat(seen)
        .filteredOn(type -> !type.isPrimitive() && !type.isInterface() && !type.isRecord())
        .filteredOn(type -> !Modifier.isAbstract(type.getModifiers()) && !type.isEnum())
        .allSatisfy(
            type ->
                assertThat(type.getMethod("equals", Object.class).getDeclaringClass())
                    .isNotEqualTo(Object.class));
  }

  private static void look(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(each -> look(each, seen));
      return;
    }
    if (!(type instanceof Class<?> found) || !seen.add(found)) {
      return;
    }
    if (found.isSealed()) {
      Stream.of(found.getPermittedSubclasses()).forEach(each -> look(each, seen));
    }
    if (found.isRecord()) {
      for (RecordComponent part : found.getRecordComponents()) {
        look(part.getGenericType(), seen);
      }
    }
  }
}
