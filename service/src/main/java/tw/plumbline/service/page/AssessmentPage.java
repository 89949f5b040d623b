package tw.plumbline.service.page;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.model.text.BilingualText;

/** An assessment to read in a terminal. */
public final class AssessmentPage {
  private final Words words;
  private final Style style;
  private final EditionWords edition;
  private final Quantity quantity;
  private final StringBuilder page = new StringBuilder();

  private AssessmentPage(Words words, Style style, EditionWords edition) {
    this.words = words;
    this.style = style;
    this.edition = edition;
    this.quantity = new Quantity(words);
  }

  /** The page, ending with a line feed. */
  public static String of(Assessment assessment, Words words, Style style, EditionWords edition) {
    AssessmentPage page = new AssessmentPage(words, style, edition);
    page.head(assessment);
    page.verdict(assessment);
    page.findings(assessment);
    page.figures(assessment);
    page.notCounted(assessment.classifications());
    page.checks(assessment.checks());
    return page.page.toString();
  }

  /** The verdict in the words that are for people. */
  public static String verdict(Verdict verdict, Words words, Style style) {
    String word = words.of("verdict." + verdict.name());
    return switch (verdict) {
      case NON_COMPLIANT -> style.red(word);
      case UNDETERMINED -> style.cyan(word);
      case COMPLIANT_WITH_WARNINGS -> style.yellow(word);
      case COMPLIANT -> style.green(word);
    };
  }

  private void head(Assessment assessment) {
    RulebookRef rules = assessment.rulebook();
    line(0, style.bold(words.of("title")));
    line(0, "");
    field(
        0,
        "programme",
        words.orName("programme", assessment.programme())
            + "  "
            + words.of("year", assessment.programmeYear())
            + "  "
            + edition
                .term(assessment.filing())
                .map(words::of)
                .orElseGet(() -> words.orName("filing", assessment.filing())));
    field(0, "alliance", Plain.of(assessment.allianceId()));
    field(
        0,
        "rulebook",
        rules.id() + "  " + words.of("version", rules.version()) + "  " + rules.digest());
    field(0, "report", assessment.reportDigest());
  }

  private void verdict(Assessment assessment) {
    line(0, "");
    field(0, "verdict", verdict(assessment.verdict(), words, style));
    Verdict unwaived = assessment.verdictWithoutWaivers();
    if (unwaived != null) {
      field(0, "verdictWithoutWaivers", verdict(unwaived, words, style));
    }
    line(0, words.of("notADecision"));
    if (!assessment.absent().isEmpty()) {
      field(0, "absent", String.join("  ", assessment.absent()));
      line(0, words.of("absentMeans"));
    }
  }

  private void findings(Assessment assessment) {
    Map<String, String> units =
        assessment.figures().stream().collect(Collectors.toMap(Figure::name, Figure::unit));
    if (assessment.findings().isEmpty()) {
      line(0, "");
      line(0, words.of("findings.none"));
    }
    for (Severity severity : Severity.values()) {
      List<Finding> findings =
          assessment.findings().stream().filter(each -> each.severity() == severity).toList();
      if (!findings.isEmpty()) {
        heading(severity(severity) + " (" + findings.size() + ")");
        findings.forEach(finding -> finding(finding, unit(finding, units)));
      }
    }
  }

  private String severity(Severity severity) {
    String word = words.of("severity." + severity.name());
    return switch (severity) {
      case VIOLATION -> style.red(word);
      case WARNING -> style.yellow(word);
      case MISSING -> style.cyan(word);
    };
  }

  private static String unit(Finding finding, Map<String, String> units) {
    String figure = finding.figure();
    return figure == null ? "1" : units.getOrDefault(figure, "1");
  }

  private void finding(Finding finding, String unit) {
    line(0, "");
    line(1, style.bold(finding.clause()) + "  " + Plain.of(finding.pointer()));
    Waiver waiver = finding.waiver();
    if (waiver != null) {
      line(2, style.bold(waived(waiver)));
      field(2, "waiver.reason", Plain.of(waiver.reason()));
    }
    line(2, words.of(finding.message()));
    if (finding.actual() != null) {
      field(2, "is", value(finding.actual(), unit));
    }
    if (finding.required() != null) {
      field(2, "shouldBe", value(finding.required(), unit));
    }
    BigDecimal shortfall = finding.shortfall();
    if (shortfall != null) {
      field(2, "shortfall", quantity.number(shortfall, unit));
    }
    BilingualText remedy = finding.remedy();
    if (remedy != null) {
      field(2, "remedy", words.of(remedy));
    }
    field(2, "citation", citation(finding.citation()));
  }

  private String waived(Waiver waiver) {
    return words.of(
        "waiver",
        Plain.of(waiver.approvedBy()),
        quantity.value(new Value.Text(waiver.until().toString()), "1"));
  }

  private String value(Value value, String unit) {
    if (value instanceof Value.Text text && edition.term(text.value()).isPresent()) {
      return edition.term(text.value()).map(words::of).orElseThrow();
    }
    return quantity.value(value, unit);
  }

  private String citation(Citation citation) {
    String text =
        "%s %s — %s"
            .formatted(citation.document(), citation.section(), words.of(citation.statement()));
    String origin = citation.derivedFrom();
    return style.dim(origin == null ? text : text + " (" + words.of("derivedFrom", origin) + ")");
  }

  private void figures(Assessment assessment) {
    heading(words.of("figures"));
    if (assessment.figures().isEmpty()) {
      line(1, words.of("figures.none"));
    }
    for (Figure figure : assessment.figures()) {
      line(
          1,
          "%s  %s  %s"
              .formatted(
                  title(figure.name()),
                  style.bold(quantity.number(figure.value(), figure.unit())),
                  style.dim(figure.clause())));
      if (!figure.terms().isEmpty()) {
        line(2, figure.terms().stream().map(this::term).collect(Collectors.joining(" + ")));
      }
    }
  }

  private String title(String figure) {
    return edition
        .figure(figure)
        .map(title -> words.of(title) + " (" + figure + ")")
        .orElse(figure);
  }

  private String term(Figure.Term term) {
    boolean whole = term.weight().compareTo(BigDecimal.ONE) == 0;
    if (whole && term.amount().compareTo(BigDecimal.ONE) == 0) {
      return term.pointer();
    }
    String amount = term.pointer() + " " + quantity.number(term.amount());
    return whole ? amount : amount + " × " + quantity.number(term.weight());
  }

  private void notCounted(List<Classification> classifications) {
    heading(words.of("notCounted"));
    List<Classification> excluded =
        classifications.stream().filter(each -> edition.excludes(each.result())).toList();
    if (excluded.isEmpty()) {
      line(1, words.of("notCounted.none"));
    }
    for (Classification each : excluded) {
      line(1, each.pointer() + "  " + style.bold(each.clause()) + "  " + words.of(each.reason()));
    }
  }

  private void checks(List<Check> checks) {
    Map<Status, List<Check>> byStatus = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      byStatus.put(status, checks.stream().filter(each -> each.status() == status).toList());
    }
    heading(words.of("checks") + " (" + checks.size() + ")");
    byStatus.forEach(
        (status, those) -> {
          if (!those.isEmpty()) {
            String clauses = those.stream().map(Check::clause).collect(Collectors.joining("  "));
            line(1, words.of("status." + status.name()) + " " + those.size() + ":  " + clauses);
          }
        });
  }

  private void heading(String text) {
    line(0, "");
    line(0, style.bold(text));
  }

  private void field(int indent, String key, @Nullable String value) {
    line(indent, words.of(key) + words.of("colon") + " " + value);
  }

  private void line(int indent, String text) {
    page.append(text.isEmpty() ? "" : "  ".repeat(indent)).append(text).append('\n');
  }
}
