package tw.plumbline.rules.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tw.plumbline.rules.mutation.DrlTokens.Token;
import tw.plumbline.rules.yaml.Span;

/** Wrong edits of the conditions in a rule file. */
final class DrlMutants {
  private static final Map<String, String> FLIPPED =
      Map.of("==", "!=", "!=", "==", "<", "<=", "<=", "<", ">", ">=", ">=", ">");
  private static final Map<String, String> TRUTHS = Map.of("true", "false", "false", "true");
  private static final Map<String, String> QUANTIFIERS = Map.of("exists", "not", "not", "exists");
  private static final Map<String, String> JUNCTIONS = Map.of("||", "&&", "&&", "||");
  private static final Map<String, String> CONCLUSIONS =
      Map.of("applies", "notYetDue", "notYetDue", "applies");
  private static final Set<String> MEMBERSHIPS = Set.of("in", "contains");

  private final FileChanges changes;
  private final String clause;

  DrlMutants(FileChanges changes, String clause) {
    this.changes = changes;
    this.clause = clause;
  }

  void add() {
    DrlTokens file = DrlTokens.of(changes.text());
    int when = file.indexOf("when", 0);
    while (when >= 0) {
      int then = file.indexOf("then", when);
      patterns(file.part(when + 1, then));
      swap(Operator.CONCLUSION, CONCLUSIONS, file.get(then + 1), file.part(then + 1, then + 2));
      when = file.indexOf("when", then);
    }
  }

  private void patterns(DrlTokens conditions) {
    List<DrlTokens> patterns = new ArrayList<>();
    int from = 0;
    while (from < conditions.size()) {
      int end = conditions.closing(conditions.indexOf("(", from)) + 1;
      patterns.add(conditions.part(from, end));
      from = end;
    }
    for (DrlTokens pattern : patterns) {
      Token first = pattern.get(0);
      swap(Operator.QUANTIFIER, QUANTIFIERS, first, pattern);
      if (patterns.size() > 1 && QUANTIFIERS.containsKey(first.text())) {
        changes.drop(clause, Operator.CONDITION, pattern.span(), pattern.line());
      }
      int open = pattern.indexOf("(", 0);
      List<DrlTokens> constraints = pattern.part(open + 1, pattern.size() - 1).split(",");
      drops(Operator.CONDITION, constraints, "");
      constraints.forEach(this::condition);
    }
  }

  private void condition(DrlTokens condition) {
    for (String junction : List.of("||", "&&")) {
      List<DrlTokens> parts = condition.split(junction);
      if (parts.size() > 1) {
        drops(Operator.CONDITION, parts, "");
        for (DrlTokens part : parts.subList(1, parts.size())) {
          swapBefore(part, condition);
          condition(part);
        }
        condition(parts.get(0));
        return;
      }
    }
    boolean negated = condition.isAt(0, "!");
    int open = negated ? 1 : 0;
    if (negated) {
      edit(
          Operator.COMPARISON,
          new Span(condition.get(0).start(), condition.get(1).start()),
          "",
          condition);
    }
    if (condition.isAt(open, "(")) {
      condition(condition.part(open + 1, condition.size() - 1));
    } else {
      leaf(condition);
    }
  }

  private void swapBefore(DrlTokens part, DrlTokens condition) {
    for (int i = 1; i < condition.size(); i++) {
      if (condition.get(i).start() == part.get(0).start()) {
        swap(Operator.JUNCTION, JUNCTIONS, condition.get(i - 1), condition);
      }
    }
  }

  private void leaf(DrlTokens leaf) {
    for (int i = 0; i < leaf.size(); i++) {
      Token token = leaf.get(i);
      swap(Operator.COMPARISON, FLIPPED, token, leaf);
      swap(Operator.TRUTH, TRUTHS, token, leaf);
      if (i > 0 && MEMBERSHIPS.contains(token.text())) {
        membership(leaf, i);
      }
    }
  }

  private void membership(DrlTokens leaf, int at) {
    int start = leaf.get(at).start();
    if (leaf.isAt(at - 1, "not")) {
      edit(Operator.COMPARISON, new Span(leaf.get(at - 1).start(), start), "", leaf);
    } else {
      edit(Operator.COMPARISON, new Span(start, start), "not ", leaf);
    }
    if (leaf.isAt(at + 1, "(")) {
      List<DrlTokens> entries = leaf.part(at + 2, leaf.closing(at + 1)).split(",");
      if (entries.size() > 1) {
        drops(Operator.ENTRY, entries, leaf.line() + ": ");
      }
    }
  }

  /** Each of the parts, with the separator that goes with it. */
  private void drops(Operator operator, List<DrlTokens> parts, String of) {
    for (int i = 0; i < parts.size(); i++) {
      int start = parts.get(i).span().start();
      int end = parts.get(i).span().end();
      if (i + 1 < parts.size()) {
        end = parts.get(i + 1).span().start();
      } else if (i > 0) {
        start = parts.get(i - 1).span().end();
      }
      changes.drop(clause, operator, new Span(start, end), of + parts.get(i).line());
    }
  }

  private void swap(Operator operator, Map<String, String> others, Token token, DrlTokens around) {
    String other = others.get(token.text());
    if (other != null) {
      edit(operator, new Span(token.start(), token.end()), other, around);
    }
  }

  private void edit(Operator operator, Span span, String put, DrlTokens around) {
    Span whole = around.span();
    String text = changes.text();
    String after =
        text.substring(whole.start(), span.start()) + put + text.substring(span.end(), whole.end());
    changes.replace(clause, operator, span, put, around.line(), FileChanges.oneLine(after));
  }
}
