package tw.plumbline.rules.tooling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Automation;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseBook;

/**
 * Which clauses of its sources a rulebook automates, and how well their cases hold them.
 *
 * @param rows by clause, in the order of the newest edition that has it
 */
public record Coverage(
    String programme, BilingualText name, List<String> editions, List<Row> rows) {
  public Coverage {
    editions = List.copyOf(editions);
    rows = List.copyOf(rows);
  }

  /**
   * One clause.
   *
   * @param needs for what is left to people: why, and which fact is missing
   * @param mutants null where no mutation run is known
   */
  public record Row(
      String clause,
      String chapter,
      BilingualText title,
      Automation automation,
      @Nullable Severity severity,
      String document,
      String section,
      @Nullable BilingualText needs,
      int cases,
      MutationTally.@Nullable Line mutants) {}

  /** The coverage of a rulebook by its cases, and by the mutation run that is known of it. */
  public static Coverage of(Rulebook rulebook, MutationTally tally) {
    Map<String, Integer> cases = new HashMap<>();
    CaseBook.read(rulebook).cases().forEach(one -> cases.merge(one.clause(), 1, Integer::sum));
    Map<String, Row> rows = new TreeMap<>();
    List<String> order = new ArrayList<>();
    for (Edition edition : rulebook.editions().values()) {
      order.removeAll(edition.clauses().keySet());
      order.addAll(edition.clauses().keySet());
      edition
          .clauses()
          .values()
          .forEach(
              clause ->
                  rows.put(
                      clause.id(),
                      row(clause, cases.getOrDefault(clause.id(), 0), tally.of(clause.id()))));
    }
    return new Coverage(
        rulebook.programme(),
        rulebook.name(),
        rulebook.editions().values().stream().map(Edition::id).toList(),
        order.stream().map(rows::get).toList());
  }

  private static Row row(EditionClause clause, int cases, MutationTally.@Nullable Line mutants) {
    return new Row(
        clause.id(),
        clause.chapter(),
        clause.title(),
        clause.automation(),
        clause.severity(),
        clause.citation().document(),
        clause.citation().section(),
        clause.needs(),
        cases,
        mutants);
  }
}
