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
  private final Map<String, BilingualText> terms;
  private final Map<String, BilingualText> figures = new HashMap<>();

  FindingWriter(Edition edition) {
    this.clauses = edition.clauses();
    this.terms = edition.terms();
    edition.figures().forEach(figure -> figures.put(figure.name(), figure.title()));
  }

  TracedFinding traced(Ledger.Entry entry) {
    Map<String, Object> values = new HashMap<>();
    clause(entry.rule.clause())
        .parameters()
        .forEach((name, parameter) -> values.put(name, parameter.value()));
    put(values, "actual", entry.actual);
    put(values, "required", entry.required);
    put(values, "shortfall", entry.shortfall);
    return new TracedFinding(finding(entry), entry.rule, values);
  }

  Finding finding(Ledger.Entry entry) {
    EditionClause clause = clause(entry.rule.clause());
    Severity severity = clause.severity();
    return new Finding(
        clause.id(),
        entry.missing || severity == null ? Severity.MISSING : severity,
        entry.pointer,
        message(entry),
        entry.figure,
        value(entry.actual),
        value(entry.required),
        entry.shortfall,
        text(entry).remedy().fill(name -> spoken(clause, entry, name)),
        clause.citation());
  }

  BilingualText message(Ledger.Entry entry) {
    BilingualText message = entry.message;
    if (message == null) {
      EditionClause clause = clause(entry.rule.clause());
      message = text(entry).message().fill(name -> spoken(clause, entry, name));
      entry.message = message;
    }
    return message;
  }

  EditionClause clause(String id) {
    EditionClause clause = clauses.get(id);
    if (clause == null) {
      throw new EvaluationException("the rulebook has no clause `" + id + "`");
    }
    return clause;
  }

  private EditionClause.FindingText text(Ledger.Entry entry) {
    EditionClause.FindingText text = clause(entry.rule.clause()).findings().get(entry.rule.rule());
    if (text == null) {
      throw new EvaluationException("the rule " + entry.rule + " has no message");
    }
    return text;
  }

  private @Nullable Object spoken(EditionClause clause, Ledger.Entry entry, String name) {
    return switch (name) {
      case "item" -> entry.fact == null ? null : entry.fact.label();
      case "figure" -> entry.figure == null ? null : figures.get(entry.figure);
      case "actual" -> called(entry.actual);
      case "required" -> called(entry.required);
      case "shortfall" -> entry.shortfall;
      default -> {
        ParameterValue parameter = clause.parameters().get(name);
        yield parameter == null ? null : parameter.value();
      }
    };
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
}
