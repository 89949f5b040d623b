package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.guard.ParameterValue;

/** Words a finding from the rulebook's templates. Immutable. */
final class FindingWriter {
  private final Map<String, EditionClause> clauses;
  private final Map<String, Map<String, Object>> parameters = new HashMap<>();
  private final Map<String, BilingualText> terms;
  private final Map<String, BilingualText> figures = new HashMap<>();

  FindingWriter(Edition edition) {
    this.clauses = edition.clauses();
    this.terms = edition.terms();
    edition.figures().forEach(figure -> figures.put(figure.name(), figure.title()));
    clauses.forEach((id, clause) -> parameters.put(id, values(clause.parameters())));
  }

  TracedFinding traced(Ledger.Entry entry) {
    return new TracedFinding(finding(entry), entry.rule, values(entry));
  }

  private Finding finding(Ledger.Entry entry) {
    EditionClause clause = clause(entry.rule.clause());
    EditionClause.FindingText text = text(entry);
    Map<String, Object> values = spoken(entry);
    Severity severity = clause.severity();
    return new Finding(
        clause.id(),
        entry.missing || severity == null ? Severity.MISSING : severity,
        entry.pointer,
        text.message().fill(values),
        entry.figure,
        value(entry.actual),
        value(entry.required),
        entry.shortfall,
        text.remedy().fill(values),
        clause.citation());
  }

  BilingualText message(Ledger.Entry entry) {
    return text(entry).message().fill(spoken(entry));
  }

  EditionClause clause(String id) {
    EditionClause clause = clauses.get(id);
    if (clause == null) {
      throw new EvaluationException("the rulebook has no clause `" + id + "`");
    }
    return clause;
  }

  private EditionClause.FindingText text(Ledger.Entry entry) {
    EditionClause.FindingText text =
        clause(entry.rule.clause()).findings().get(entry.rule.rule());
    if (text == null) {
      throw new EvaluationException("the rule " + entry.rule + " has no message");
    }
    return text;
  }

  /** The values as people call them: a code by its name. */
  private Map<String, Object> spoken(Ledger.Entry entry) {
    Map<String, Object> values = values(entry);
    put(values, "actual", called(entry.actual));
    put(values, "required", called(entry.required));
    return values;
  }

  private Map<String, Object> values(Ledger.Entry entry) {
    Map<String, Object> values =
        new HashMap<>(parameters.getOrDefault(entry.rule.clause(), Map.of()));
    put(values, "item", entry.fact == null ? null : entry.fact.label());
    put(values, "figure", entry.figure == null ? null : figures.get(entry.figure));
    put(values, "actual", entry.actual);
    put(values, "required", entry.required);
    put(values, "shortfall", entry.shortfall);
    return values;
  }

  /** A code by its name, anything else as it is. */
  private @Nullable Object called(@Nullable Object value) {
    boolean code = value instanceof Enum<?> || value instanceof String;
    BilingualText term = code ? terms.get(String.valueOf(value)) : null;
    return term == null ? value : term;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static @Nullable Value value(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return new Value.Number(number);
    }
    if (value instanceof Long || value instanceof Integer) {
      return new Value.Number(BigDecimal.valueOf(((Number) value).longValue()));
    }
    return new Value.Text(value instanceof LocalDate day ? day.toString() : value.toString());
  }

  private static Map<String, Object> values(Map<String, ParameterValue> parameters) {
    Map<String, Object> values = new HashMap<>();
    parameters.forEach((name, value) -> values.put(name, value.value()));
    return values;
  }
}
