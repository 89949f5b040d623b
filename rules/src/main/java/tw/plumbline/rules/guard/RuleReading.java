package tw.plumbline.rules.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads one rule: its name, its patterns, its conclusion. */
final class RuleReading {
  static final int LONGEST_NAME = 100;
  static final int MOST_PATTERNS = 3;

  private static final Map<String, Refusal> ATTRIBUTES =
      Map.ofEntries(
          entry("salience", Refusal.SALIENCE),
          entry("enabled", Refusal.ENABLED),
          entry("no-loop", Refusal.NO_LOOP),
          entry("lock-on-active", Refusal.LOCK_ON_ACTIVE),
          entry("agenda-group", Refusal.AGENDA_GROUP),
          entry("activation-group", Refusal.ACTIVATION_GROUP),
          entry("ruleflow-group", Refusal.RULEFLOW_GROUP),
          entry("auto-focus", Refusal.AUTO_FOCUS),
          entry("duration", Refusal.DURATION),
          entry("timer", Refusal.TIMER),
          entry("calendars", Refusal.CALENDARS),
          entry("date-effective", Refusal.DATE_EFFECTIVE),
          entry("date-expires", Refusal.DATE_EXPIRES),
          entry("dialect", Refusal.DIALECT));

  private final RuleDescr rule;
  private final String text;
  private final Map<String, ParameterValue> parameters;
  private final Objections objections;

  RuleReading(
      RuleDescr rule, String text, Map<String, ParameterValue> parameters, Objections objections) {
    this.rule = rule;
    this.text = text;
    this.parameters = parameters;
    this.objections = objections;
  }

  Optional<GuardedRule> rule() {
    checkName();
    checkHeading();
    Scope scope = new Scope(parameters);
    List<GuardedRule.Pattern> patterns = patterns(scope);
    Optional<GuardedRule.Conclusion> conclusion =
        new ConclusionReading(rule, text, scope, objections).conclusion();
    return conclusion.map(
        concluded -> new GuardedRule(rule.getName(), rule.getLine(), patterns, concluded));
  }

  private void checkName() {
    String name = rule.getName();
    if (name.isBlank()) {
      objections.add(Refusal.BLANK_NAME, rule.getLine(), "\"" + name + "\"");
    }
    if (name.length() > LONGEST_NAME) {
      objections.add(Refusal.NAME_TOO_LONG, rule.getLine(), name);
    }
    if (name.chars().anyMatch(character -> "\"\\\n\r\t".indexOf(character) >= 0)) {
      objections.add(Refusal.NAME_CHARACTERS, rule.getLine(), name);
    }
  }

  private void checkHeading() {
    for (AttributeDescr attribute : rule.getAttributes().values()) {
      if (attribute.getLine() < rule.getLine()) {
        continue; // the whole file's, which the file's check refuses
      }
      objections.refuse(
          ATTRIBUTES.getOrDefault(attribute.getName(), Refusal.UNKNOWN_SYNTAX),
          attribute.getLine(),
          attribute.getName() + " " + attribute.getValue());
    }
    if (rule.getParentName() != null) {
      objections.refuse(Refusal.EXTENDS, rule.getLine(), rule.getParentName());
    }
    for (String name : rule.getAnnotationNames()) {
      objections.refuse(Refusal.ANNOTATION, rule.getLine(), "@" + name);
    }
    for (String name : rule.getNamedConsequences().keySet()) {
      objections.refuse(Refusal.NAMED_CONSEQUENCE, rule.getConsequenceLine(), "then[" + name + "]");
    }
  }

  private List<GuardedRule.Pattern> patterns(Scope scope) {
    List<GuardedRule.Pattern> patterns = new ArrayList<>();
    PatternReading reading = new PatternReading(scope, objections);
    List<BaseDescr> parts = rule.getLhs() == null ? List.of() : rule.getLhs().getDescrs();
    if (parts.isEmpty()) {
      objections.add(Refusal.NO_PATTERN, rule.getLine(), rule.getName());
    }
    for (BaseDescr part : parts) {
      reading.pattern(part).ifPresent(patterns::add);
    }
    if (patterns.size() > MOST_PATTERNS) {
      objections.add(
          Refusal.TOO_MANY_PATTERNS, patterns.get(MOST_PATTERNS).line(), "> " + MOST_PATTERNS);
    }
    new JoinCheck(patterns, objections).run();
    return patterns;
  }
}
