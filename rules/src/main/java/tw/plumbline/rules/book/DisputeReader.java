package tw.plumbline.rules.book;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.PageFormat.Page;

/** Resolves what is said in one programme year where a second evaluator says otherwise. */
final class DisputeReader {
  /** What a sentence may name. */
  private static final Set<String> VALUES = Set.of("place", "one", "other");

  private final Page<ProgrammePage> page;
  private final Map<String, EditionClause> clauses;
  private final int year;
  private final List<BookFault> faults;

  DisputeReader(
      Page<ProgrammePage> page,
      Map<String, EditionClause> clauses,
      int year,
      List<BookFault> faults) {
    this.page = page;
    this.clauses = clauses;
    this.year = year;
    this.faults = faults;
  }

  /** Null where the programme's page says nothing for the year. */
  @Nullable DisputeWords read() {
    List<ProgrammePage.SecondOpinionRow> rows = page.content().secondOpinion();
    ProgrammePage.SecondOpinionRow row = Dated.pick(rows, year).orElse(null);
    if (row == null) {
      return null;
    }
    String at = "/secondOpinion/" + rows.indexOf(row);
    EditionClause clause = clauses.get(row.clause());
    if (clause == null || clause.checked()) {
      fault(
          at + "/clause",
          "`%s` 須為該年度無檢核之條款：其檢核僅於兩套評估不一致時出現",
          "`%s` must be a clause of the year without a check: it is answered only where two"
              + " evaluators differ",
          row.clause());
    }
    Map<DisputeWords.Kind, Template> says = new EnumMap<>(DisputeWords.Kind.class);
    row.says().forEach((kind, text) -> says.put(kind, template(at + "/says/" + kind, text)));
    Map<String, BilingualText> terms = new HashMap<>(page.content().terms());
    terms.putAll(row.terms());
    return new DisputeWords(row.clause(), row.severity(), says, row.nothing(), row.remedy(), terms);
  }

  private Template template(String at, BilingualText text) {
    Template template = new Template(text);
    Set<String> unknown = new TreeSet<>(template.names());
    unknown.removeAll(VALUES);
    for (String name : unknown) {
      fault(at, "沒有可代入之 `{%s}`", "there is no `{%s}` to be filled in", name);
    }
    return template;
  }

  private void fault(String at, String zhTw, String en, String what) {
    faults.add(page.fault(at, zhTw.formatted(what), en.formatted(what)));
  }
}
