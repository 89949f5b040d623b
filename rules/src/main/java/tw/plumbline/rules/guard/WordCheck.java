package tw.plumbline.rules.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.guard.GuardedRule.Quantifier;

/**
 * Compares the words of a file with those of the tree that was read from it. The parsers stop at
 * what they do not understand and say nothing; this finds what they left out.
 */
final class WordCheck {
  private static final Pattern WORD =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
              + "|(?<word>[\\p{L}\\p{N}_$]+|[=!<>]=|&&|\\|\\||[^\\s(),;])");

  private final List<String> found = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Objections objections;

  WordCheck(String file, Objections objections) {
    this.objections = objections;
    Matcher matcher = WORD.matcher(file);
    int line = 1;
    int counted = 0;
    while (matcher.find()) {
      line += (int) file.substring(counted, matcher.start()).chars().filter(c -> c == '\n').count();
      counted = matcher.start();
      String text = matcher.group("text");
      String word = text == null ? matcher.group("word") : text.substring(1, text.length() - 1);
      if (word != null) {
        found.add(word);
        lines.add(line);
      }
    }
  }

  void compare(List<GuardedRule> rules) {
    List<String> read = new ArrayList<>();
    rules.forEach(rule -> add(rule, read));
    for (int at = 0; at < found.size(); at++) {
      if (at >= read.size() || !found.get(at).equals(read.get(at))) {
        objections.add(Refusal.LEFT_OVER, lines.get(at), found.get(at));
        return;
      }
    }
    if (read.size() > found.size()) {
      objections.add(Refusal.LEFT_OVER, 1, read.get(found.size()));
    }
  }

  private static void add(GuardedRule rule, List<String> words) {
    words.addAll(List.of("rule", rule.name(), "when"));
    for (GuardedRule.Pattern pattern : rule.patterns()) {
      if (pattern.quantifier() != Quantifier.EACH) {
        words.add(pattern.quantifier() == Quantifier.EXISTS ? "exists" : "not");
      }
      String variable = pattern.variable();
      if (variable != null) {
        words.addAll(List.of(variable, ":"));
      }
      words.add(pattern.fact().getSimpleName());
      pattern.conditions().forEach(condition -> add(condition, words));
    }
    words.addAll(List.of("then", rule.conclusion().method().getName()));
    rule.conclusion().arguments().forEach(argument -> add(argument, words));
    words.add("end");
  }

  private static void add(Condition condition, List<String> words) {
    if (condition instanceof Condition.Comparison comparison) {
      add(comparison.left(), words);
      words.add(comparison.operator().sign());
      add(comparison.right(), words);
    } else if (condition instanceof Condition.Membership membership) {
      addInfix(membership.left(), membership.negated(), "in", membership.choices(), words);
    } else if (condition instanceof Condition.Containment holds) {
      addInfix(holds.list(), holds.negated(), "contains", List.of(holds.text()), words);
    } else if (condition instanceof Condition.DigitCheck check) {
      words.add(Vocabulary.DIGIT_CHECK);
      List.of(check.number(), check.weights(), check.divisor(), check.position(), check.digit())
          .forEach(operand -> add(operand, words));
    } else if (condition instanceof Condition.Not not) {
      words.add("!");
      add(not.condition(), words);
    } else if (condition instanceof Condition.All all) {
      addJoined(all.conditions(), "&&", words);
    } else if (condition instanceof Condition.Any any) {
      addJoined(any.conditions(), "||", words);
    }
  }

  private static void addInfix(
      Operand left, boolean negated, String operator, List<Operand> right, List<String> words) {
    add(left, words);
    if (negated) {
      words.add("not");
    }
    words.add(operator);
    right.forEach(operand -> add(operand, words));
  }

  private static void addJoined(List<Condition> parts, String sign, List<String> words) {
    for (int at = 0; at < parts.size(); at++) {
      if (at > 0) {
        words.add(sign);
      }
      add(parts.get(at), words);
    }
  }

  private static void add(Operand operand, List<String> words) {
    if (operand instanceof Operand.Access access) {
      if (access.variable() != null) {
        words.addAll(List.of(access.variable(), "."));
      }
      words.add(access.attribute().name());
    } else if (operand instanceof Operand.Bound bound) {
      words.add(bound.variable());
    } else if (operand instanceof Operand.Parameter parameter) {
      words.add("$" + parameter.name());
    } else if (operand instanceof Operand.Literal literal) {
      addLiteral(literal.value(), words);
    }
  }

  private static void addLiteral(@Nullable Object value, List<String> words) {
    if (value instanceof Enum<?> constant) {
      words.addAll(List.of(constant.getDeclaringClass().getSimpleName(), ".", constant.name()));
    } else {
      words.add(String.valueOf(value));
    }
  }
}
