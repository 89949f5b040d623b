package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Application;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.model.report.LiaisonCentre;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.BudgetFact;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.InvestigatorFact;
import tw.plumbline.rules.facts.LiaisonCentreFact;
import tw.plumbline.rules.facts.ListFact;
import tw.plumbline.rules.facts.PublicityFact;
import tw.plumbline.rules.facts.ReportFact;
import tw.plumbline.rules.facts.StaffFact;
import tw.plumbline.rules.facts.SumFact;

/** What the rules of forms and dates look at. */
final class FormFacts {
  private final Edition edition;
  private final ReportFact report;
  private final FilingRecords records;
  private final AllianceReport content;
  private final List<Fact> facts = new ArrayList<>();

  FormFacts(Edition edition, ReportFact report, FilingRecords records) {
    this.edition = edition;
    this.report = report;
    this.records = records;
    this.content = report.content();
  }

  List<Fact> all() {
    lists();
    sums();
    edition.records().forEach(kind -> facts.addAll(records.of(kind)));
    items("budget", content.budget(), (at, item) -> new BudgetFact(report, at, item));
    items("publicity", content.publicity(), (at, item) -> new PublicityFact(report, at, item));
    application();
    items("staff", content.staff(), (at, item) -> new StaffFact(report, at, item));
    LiaisonCentre centre = content.liaisonCentre();
    if (centre != null) {
      facts.add(new LiaisonCentreFact(report, centre));
    }
    return facts;
  }

  private void application() {
    Application application = content.application();
    if (application != null) {
      items(
          "application/investigators",
          application.investigators(),
          (at, item) -> new InvestigatorFact(report, at, item));
    }
  }

  private void lists() {
    for (ReportLists.Given list : ReportLists.of(content, edition).all()) {
      facts.add(new ListFact(report, list.name(), list.given(), list.size()));
    }
    Map<String, BigDecimal> declared = content.declared();
    facts.add(
        new ListFact(report, "declared", declared != null, declared == null ? 0 : declared.size()));
  }

  private void sums() {
    for (Edition.Sum sum : edition.sums()) {
      for (String column : sum.columns()) {
        Map<String, BigDecimal> given = column(column);
        BigDecimal total = given.get(sum.total());
        if (total != null && given.keySet().containsAll(sum.parts())) {
          BigDecimal parts = BigDecimal.ZERO;
          for (String part : sum.parts()) {
            parts = parts.add(given.getOrDefault(part, BigDecimal.ZERO));
          }
          for (String part : sum.optional()) {
            parts = parts.add(given.getOrDefault(part, BigDecimal.ZERO));
          }
          facts.add(new SumFact(report, column + "/" + sum.total(), sum.name(), total, parts));
        }
      }
    }
  }

  private Map<String, BigDecimal> column(String pointer) {
    Map<String, BigDecimal> column =
        FigureColumn.at(pointer)
            .orElseThrow(() -> new EvaluationException("reports have no column `" + pointer + "`"))
            .of(content);
    return column == null ? Map.of() : column;
  }

  private <T> void items(String list, @Nullable List<T> items, BiFunction<String, T, Fact> making) {
    if (items != null) {
      for (int i = 0; i < items.size(); i++) {
        facts.add(making.apply("/" + list + "/" + i, items.get(i)));
      }
    }
  }
}
