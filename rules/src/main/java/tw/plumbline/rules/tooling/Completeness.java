package tw.plumbline.rules.tooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.compile.ClauseRules;
import tw.plumbline.rules.engine.EditionCompiler;

/**
 * What a rulebook lacks though it loads: each check needs cases that pass, break and want facts.
 */
public final class Completeness {
  private static final Set<String> FOR_WANT_OF_A_FACT =
      Set.of("missing", "unknown", "missingLists");
  private static final Set<String> SILENT = Set.of("applies", "notYetDue", "belongs", "key");

  private final CaseBook book;
  private final Map<String, BookFault> faults = new TreeMap<>();

  private Completeness(Rulebook rulebook) {
    this.book = CaseBook.read(rulebook);
    for (Edition edition : rulebook.editions().values()) {
      for (ClauseRules clause : EditionCompiler.guarded(edition)) {
        EditionClause of = edition.clauses().get(clause.clause());
        if (of != null) {
          cases(clause);
        }
      }
    }
  }

  /**
   * Every lack, by file.
   *
   * @throws tw.plumbline.rules.book.RulebookException if the rulebook's cases cannot be read
   */
  public static List<BookFault> faults(Rulebook rulebook) {
    return new ArrayList<>(new Completeness(rulebook).faults.values());
  }

  private void cases(ClauseRules clause) {
    Set<String> conclusions = new TreeSet<>();
    clause.rules().rules().forEach(rule -> conclusions.add(rule.conclusion().method().getName()));
    boolean wants = conclusions.stream().anyMatch(FOR_WANT_OF_A_FACT::contains);
    boolean breaks =
        conclusions.stream()
            .anyMatch(name -> !SILENT.contains(name) && !FOR_WANT_OF_A_FACT.contains(name));
    demand(clause, Status.MET, true, "符合", "passes");
    demand(clause, Status.NOT_MET, breaks, "不符合", "breaks it");
    demand(clause, Status.UNDETERMINED, wants, "缺少事實", "wants a fact");
  }

  private void demand(ClauseRules clause, Status status, boolean demanded, String zhTw, String en) {
    if (demanded && book.cases().stream().noneMatch(one -> shows(one, clause.clause(), status))) {
      faults.put(
          clause.clause() + status,
          new BookFault(
              clause.rules().path(),
              1,
              new BilingualText(
                  "條款 `%s` 沒有%s之案例".formatted(clause.clause(), zhTw),
                  "clause `%s` has no case that %s".formatted(clause.clause(), en))));
    }
  }

  /** A case of the clause's own, or its missing fact among the findings of another's. */
  private static boolean shows(ClauseCase one, String clause, Status status) {
    boolean own = one.clause().equals(clause) && one.expected().status() == status;
    return own
        || (status == Status.UNDETERMINED
            && one.expected().findings().stream()
                .anyMatch(
                    found ->
                        found.clause().equals(clause) && found.severity() == Severity.MISSING));
  }
}
