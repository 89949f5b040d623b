package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;

class FiguresTest {
  private static final int RATIO_PLACES = 4;

  /** Figures that may be no whole numbers, and the least by which two of them differ. */
  private static final Map<String, BigDecimal> FRACTIONS =
      Map.of(
          FigureNames.RATIO,
          new BigDecimal("0.0001"),
          "totalIncome",
          new BigDecimal("0.1"),
          "countableCooperationIncome",
          new BigDecimal("0.1"));

  @OverReports
  void a_figure_is_the_sum_of_its_terms(@ForAll(supplier = Seeds.class) long seed) {
    for (Figure figure : Paper.of(seed).assess().figures()) {
      if (!figure.name().equals(FigureNames.RATIO)) {
        assertThat(sum(figure)).as(figure.name()).isEqualByComparingTo(figure.value());
      }
    }
  }

  @OverReports
  void the_ratio_is_a_quotient_and_has_no_terms(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Map<String, Figure> figures = figures(report.assess());
    Assume.that(figures.containsKey(FigureNames.RATIO));
    Figure ratio = Objects.requireNonNull(figures.get(FigureNames.RATIO));
    Figure total = Objects.requireNonNull(figures.get("totalIncome"));

    assertThat(ratio.terms()).isEmpty();
    assertThat(ratio.value())
        .isEqualByComparingTo(
            total
                .value()
                .divide(
                    report.tree().at("/alliance/grant").decimalValue(),
                    RATIO_PLACES,
                    RoundingMode.HALF_UP));
  }

  @OverReports
  void every_term_is_an_item_that_exists_and_counts_and_stands_once(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assessment assessment = report.assess();
    Map<String, String> results =
        assessment.classifications().stream()
            .collect(Collectors.toMap(Classification::pointer, Classification::result));

    for (Figure figure : assessment.figures()) {
      List<String> pointers = figure.terms().stream().map(Figure.Term::pointer).toList();
      assertThat(pointers).as(figure.name()).doesNotHaveDuplicates();
      for (String pointer : pointers) {
        assertThat(report.tree().at(pointer).isMissingNode()).as(pointer).isFalse();
        assertThat(results.get(pointer)).as(pointer).isNotNull().isNotEqualTo("NOT_COUNTED");
      }
    }
  }

  /** Whatever counts is in a figure: nothing that counts is left out of every sum. */
  @OverReports
  void every_item_that_counts_is_a_term_of_a_figure(@ForAll(supplier = Seeds.class) long seed) {
    Assessment assessment = Paper.of(seed).assess();
    List<String> terms =
        assessment.figures().stream()
            .flatMap(figure -> figure.terms().stream())
            .map(Figure.Term::pointer)
            .toList();

    assertThat(terms)
        .containsAll(
            assessment.classifications().stream()
                .filter(item -> !item.result().equals("NOT_COUNTED"))
                .map(Classification::pointer)
                .toList());
  }

  @OverReports
  void a_declared_figure_equal_to_ours_never_gives_dr_09(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assume.that(!report.filing().equals("TARGETS"));
    Map<String, BigDecimal> ours = values(report.assess());
    Random spelling = new Random(seed);

    Assessment assessment = report.with(tree -> declare(tree, ours, spelling)).assess();

    assertThat(findings(assessment, "DR-09")).isEmpty();
    assertThat(Paper.status(assessment, "DR-09"))
        .isEqualTo(ours.isEmpty() ? Status.NOT_APPLICABLE : Status.MET);
  }

  @OverReports
  void one_declared_figure_beside_ours_gives_dr_09_there_and_nowhere_else(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assume.that(!report.filing().equals("TARGETS"));
    Map<String, BigDecimal> declared = values(report.assess());
    Assume.that(!declared.isEmpty());
    List<String> names = declared.keySet().stream().sorted().toList();
    Random choice = new Random(seed);
    String wrong = names.get(choice.nextInt(names.size()));
    BigDecimal right = Objects.requireNonNull(declared.get(wrong));
    declared.put(wrong, right.add(FRACTIONS.getOrDefault(wrong, BigDecimal.ONE)));

    Assessment assessment = report.with(tree -> declare(tree, declared, choice)).assess();

    assertThat(findings(assessment, "DR-09"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.VIOLATION);
              assertThat(finding.pointer()).isEqualTo("/declared/" + wrong);
              assertThat(finding.figure()).isEqualTo(wrong);
            });
  }

  /** The same numbers, some with a zero at the end. */
  private static void declare(ObjectNode report, Map<String, BigDecimal> figures, Random spelling) {
    ObjectNode declared = report.putObject("declared");
    figures.forEach(
        (name, value) ->
            declared.put(
                name,
                value.precision() < 12 && spelling.nextBoolean()
                    ? value.setScale(value.scale() + 1)
                    : value));
  }

  private static BigDecimal sum(Figure figure) {
    return figure.terms().stream()
        .map(term -> term.amount().multiply(term.weight()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Figure> figures(Assessment assessment) {
    return assessment.figures().stream().collect(Collectors.toMap(Figure::name, figure -> figure));
  }

  static Map<String, BigDecimal> values(Assessment assessment) {
    Map<String, BigDecimal> values = new HashMap<>();
    assessment.figures().forEach(figure -> values.put(figure.name(), figure.value()));
    return values;
  }

  private static List<Finding> findings(Assessment assessment, String clause) {
    return assessment.findings().stream()
        .filter(finding -> finding.clause().equals(clause))
        .toList();
  }
}
