package tw.plumbline.service.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;

/**
 * Which clauses somebody looks for; an empty text looks for all.
 *
 * @param text part of the id, the words or the source
 */
record ClauseFilter(String text, String chapter, String automation, String severity) {
  static ClauseFilter of(MultiValueMap<String, String> query) {
    return new ClauseFilter(
        asked(query, "q"),
        asked(query, "chapter"),
        asked(query, "automation"),
        asked(query, "severity"));
  }

  private static String asked(MultiValueMap<String, String> query, String name) {
    String value = query.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** The clauses by chapter, in the order of the edition. */
  Map<String, List<EditionClause>> of(Edition edition) {
    return edition.clauses().values().stream()
        .filter(this::wants)
        .collect(
            Collectors.groupingBy(EditionClause::chapter, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean wants(EditionClause clause) {
    return is(chapter, clause.chapter())
        && is(automation, clause.automation().name())
        && is(severity, clause.severity() == null ? "NONE" : clause.severity().name())
        && says(clause);
  }

  private static boolean is(String asked, String value) {
    return asked.isEmpty() || asked.equals(value);
  }

  private boolean says(EditionClause clause) {
    Citation source = clause.citation();
    String all =
        String.join(
            "\n",
            clause.id(),
            clause.title().zhTw(),
            clause.title().en(),
            source.document(),
            source.section(),
            source.statement().zhTw(),
            source.statement().en());
    return text.isEmpty() || all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
