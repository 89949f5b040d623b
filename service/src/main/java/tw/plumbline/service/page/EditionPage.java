package tw.plumbline.service.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.guard.ParameterValue;

/** The clauses of an edition, to read in a terminal. */
public final class EditionPage {
  private final Words words;
  private final Style style;
  private final StringBuilder page = new StringBuilder();

  private EditionPage(Words words, Style style) {
    this.words = words;
    this.style = style;
  }

  /** The page, ending with a line feed. */
  public static String of(Edition edition, RulebookRef ref, Words words, Style style) {
    EditionPage page = new EditionPage(words, style);
    page.line(
        style.bold(edition.id()) + "  " + words.of("version", ref.version()) + "  " + ref.digest());
    Map<String, List<EditionClause>> chapters =
        edition.clauses().values().stream()
            .collect(
                Collectors.groupingBy(
                    EditionClause::chapter, LinkedHashMap::new, Collectors.toList()));
    chapters.forEach(page::chapter);
    return page.page.toString();
  }

  private void chapter(String chapter, List<EditionClause> clauses) {
    line("");
    line(style.bold(words.orName("chapter", chapter)) + " (" + clauses.size() + ")");
    clauses.forEach(this::clause);
  }

  private void clause(EditionClause clause) {
    Severity severity = clause.severity();
    String of = severity == null ? "" : " · " + words.of("severity.one." + severity.name());
    line(
        "  %s  %s  [%s%s]"
            .formatted(
                style.bold(clause.id()),
                words.of(clause.title()),
                words.of("automation." + clause.automation().name()),
                of));
    clause
        .parameters()
        .forEach((name, value) -> line(style.dim("      " + name + " = " + text(value))));
    BilingualText needs = clause.needs();
    if (needs != null) {
      line(style.dim("      " + words.of(needs)));
    }
  }

  private String text(ParameterValue value) {
    if (value instanceof ParameterValue.Day day && words.language() == Language.ZH_TW) {
      return RocDate.write(day.value());
    }
    if (value instanceof ParameterValue.Texts texts) {
      return String.join(", ", texts.value());
    }
    return value.value().toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
