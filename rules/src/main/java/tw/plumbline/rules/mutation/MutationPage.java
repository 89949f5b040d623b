package tw.plumbline.rules.mutation;

import java.util.List;
import java.util.Locale;
import tw.plumbline.rules.mutation.MutationReport.Outcome;
import tw.plumbline.rules.mutation.MutationReport.Tally;

/** A report as a page in Markdown. */
public final class MutationPage {
  private static final String RULE = "|---|---:|---:|---:|---:|---:|---:|\n";

  private final MutationReport report;
  private final StringBuilder page = new StringBuilder();

  private MutationPage(MutationReport report) {
    this.report = report;
  }

  public static String of(MutationReport report) {
    MutationPage page = new MutationPage(report);
    page.write();
    return page.page.toString();
  }

  private void write() {
    page.append("# Mutants of `").append(report.programme()).append("`\n\n");
    Tally all = report.tally();
    page.append(
        "%d mutants: %d killed by a case, %d refused, %d equivalent, %d survive. Score: %s.\n\n"
            .formatted(
                all.all(),
                all.killed(),
                all.refused(),
                all.equivalent(),
                all.survived(),
                score(all)));
    head("edit");
    for (Operator operator : Operator.values()) {
      line(operator.name(), report.of(operator));
    }
    line("all", all);
    page.append("\n## Clauses\n\n");
    head("clause");
    report.clauses().forEach(clause -> line(clause, report.of(clause)));
    list("Survivors", report.survivors().stream().map(MutationPage::survivor).toList());
    list(
        "Equivalent",
        report.with(MutationReport.Fate.EQUIVALENT).stream().map(MutationPage::told).toList());
    list(
        "Refused",
        report.with(MutationReport.Fate.REFUSED).stream().map(MutationPage::told).toList());
    list("Faults of the list of equivalents", report.faults());
  }

  private void head(String first) {
    page.append("| ").append(first);
    page.append(" | mutants | killed | refused | survive | equivalent | score |\n").append(RULE);
  }

  private void line(String name, Tally tally) {
    page.append(
        "| %s | %d | %d | %d | %d | %d | %s |\n"
            .formatted(
                name,
                tally.all(),
                tally.killed(),
                tally.refused(),
                tally.survived(),
                tally.equivalent(),
                score(tally)));
  }

  private void list(String title, List<String> lines) {
    page.append("\n## ").append(title).append("\n\n");
    if (lines.isEmpty()) {
      page.append("None.\n");
    }
    lines.forEach(line -> page.append("- ").append(line).append('\n'));
  }

  private static String survivor(Outcome outcome) {
    return "`%s`".formatted(outcome.mutant());
  }

  private static String told(Outcome outcome) {
    return survivor(outcome) + ": " + FileChanges.oneLine(outcome.why());
  }

  private static String score(Tally tally) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * tally.score());
  }
}
