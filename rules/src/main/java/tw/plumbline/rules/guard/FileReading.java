package tw.plumbline.rules.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads one rule file. */
final class FileReading {
  static final int MOST_RULES = 40;

  private final RuleFile file;
  private final Map<String, ParameterValue> parameters;
  private final Objections objections;

  FileReading(RuleFile file, Map<String, ParameterValue> parameters, Objections objections) {
    this.file = file;
    this.parameters = parameters;
    this.objections = objections;
  }

  /** Complete only if there are no objections. */
  List<GuardedRule> rules() {
    new TextCheck(file.text(), objections).run();
    if (!objections.isEmpty()) {
      return List.of();
    }
    try {
      List<GuardedRule> rules = parsed().map(this::rules).orElse(List.of());
      if (objections.isEmpty()) {
        new WordCheck(file.text(), objections).compare(rules);
      }
      return rules;
    } catch (StackOverflowError e) {
      objections.refuse(Refusal.TOO_INTRICATE, 1, file.path());
      return List.of();
    }
  }

  private Optional<PackageDescr> parsed() {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr parsed = null;
    try {
      parsed = parser.parse(false, file.text());
    } catch (DroolsParserException e) {
      return objections.refuse(Refusal.SYNTAX, 1, String.valueOf(e.getMessage()));
    }
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      int line = lines.length == 0 ? 1 : Math.max(lines[0], 1);
      objections.refuse(SyntaxRefusals.of(file.text(), line), line, error.getMessage());
    }
    if (parsed == null && objections.isEmpty()) {
      return objections.refuse(Refusal.NO_RULE, 1, file.path());
    }
    return Optional.ofNullable(parsed);
  }

  private List<GuardedRule> rules(PackageDescr descr) {
    new FileCheck(descr, objections).run();
    List<GuardedRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RuleDescr rule : descr.getRules()) {
      if (rule.isQuery()) {
        continue;
      }
      if (!names.add(rule.getName())) {
        objections.add(Refusal.DUPLICATE_NAME, rule.getLine(), rule.getName());
      }
      new RuleReading(rule, file.text(), parameters, objections).rule().ifPresent(rules::add);
    }
    if (descr.getRules().isEmpty() && objections.isEmpty()) {
      objections.add(Refusal.NO_RULE, 1, file.path());
    }
    if (rules.size() > MOST_RULES) {
      objections.add(Refusal.TOO_MANY_RULES, rules.get(MOST_RULES).line(), "> " + MOST_RULES);
    }
    return rules;
  }
}
