package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.SameAnswers;
import tw.plumbline.rules.compile.ClauseRules;
import tw.plumbline.rules.compile.CompiledRules;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.compile.RuleCompiler;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;

/**
 * Makes the engines of a rulebook's mutants and tries them. They come about as for any rulebook,
 * but what a mutant leaves as it was is not done again:
 *
 * <ul>
 *   <li>only the page that it changes is read anew;
 *   <li>what the guard said of a rule file with the same parameters and words, it says again;
 *   <li>an edition that answers as the sound one does ({@link SameAnswers}) can fail nothing that
 *       the sound one passes, and is not tried;
 *   <li>where no guarded rule is another one, the rules that were compiled for the sound edition
 *       are the mutant's too;
 *   <li>years in which the trial looks at nothing, and those after the year that gave the mutant
 *       away, are not compiled;
 *   <li>the rulebook as it is must pass what gave a mutant away, and is tried on nothing else: what
 *       fails on both tells nothing, and what fails on neither needs no asking.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
final class Workshop implements AutoCloseable {
  private final Rulebook rulebook;
  private final Trial trial;
  private final Map<Guarded, ClauseRules> guarded = new ConcurrentHashMap<>();
  private final Map<Integer, Sound> sound = new ConcurrentHashMap<>();

  Workshop(Rulebook rulebook, Trial trial) {
    this.rulebook = rulebook;
    this.trial = trial;
  }

  /** What the guard sees of a clause. */
  private record Guarded(
      String clause, RuleFile rule, Map<String, ParameterValue> parameters, Set<String> words) {
    static Guarded of(EditionClause clause, RuleFile rule) {
      return new Guarded(clause.id(), rule, clause.parameters(), clause.findings().keySet());
    }
  }

  /** A year's rules as they are. */
  private record Sound(List<ClauseRules> rules, CompiledRules compiled) {}

  /**
   * What gave the mutant away; empty if nothing did.
   *
   * @throws Refusal if reading, guarding or compiling refuses it
   * @throws FailingCaseException if the rulebook as it is fails the same
   */
  Optional<String> failure(Mutant mutant) {
    Map<Integer, Edition> changed = new LinkedHashMap<>();
    for (Edition edition : editions(mutant)) {
      if (!SameAnswers.of(edition, rulebook.editions().get(edition.year()))) {
        changed.put(edition.year(), edition);
      }
    }
    List<Integer> years = List.copyOf(changed.keySet());
    List<Integer> tried = trial.years(years, mutant.clause());
    if (tried.isEmpty() && !years.isEmpty()) {
      allowed(Objects.requireNonNull(changed.get(years.get(0))));
    }
    for (int year : tried) {
      Optional<String> failure =
          failure(Objects.requireNonNull(changed.get(year)), mutant.clause());
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<String> failure(Edition edition, String clause) {
    List<ClauseRules> rules = allowed(edition);
    Sound sound = rulebook.editions().containsKey(edition.year()) ? sound(edition.year()) : null;
    Optional<String> failure;
    if (sound != null && sound.rules().equals(rules)) {
      failure = trial.failure(engine(edition, sound.compiled()), clause);
    } else {
      try (EditionEngine engine = engine(edition, compiled(rules))) {
        failure = trial.failure(engine, clause);
      }
    }
    if (sound != null && failure.isPresent()) {
      Edition asItIs = Objects.requireNonNull(rulebook.editions().get(edition.year()));
      if (!trial.passes(engine(asItIs, sound.compiled()), clause, failure.get())) {
        throw new FailingCaseException(failure.get());
      }
    }
    return failure;
  }

  private List<ClauseRules> allowed(Edition edition) {
    try {
      return rules(edition);
    } catch (RuntimeException refused) {
      throw new Refusal(refused);
    }
  }

  private static CompiledRules compiled(List<ClauseRules> rules) {
    try {
      return RuleCompiler.compile(rules, Evaluator.EXECUTABLE_MODEL);
    } catch (RuntimeException refused) {
      throw new Refusal(refused);
    }
  }

  private static EditionEngine engine(Edition edition, CompiledRules rules) {
    RulebookRef ref = edition.ref(1, "");
    return new EditionEngine(edition, ref, rules);
  }

  /** Compiles a year of the rulebook as it is when it is first asked for. */
  private Sound sound(int year) {
    return sound.computeIfAbsent(
        year,
        first -> {
          List<ClauseRules> rules = rules(Objects.requireNonNull(rulebook.editions().get(year)));
          return new Sound(rules, RuleCompiler.compile(rules, Evaluator.EXECUTABLE_MODEL));
        });
  }

  /** Of a rule file the rulebook takes nothing but its text; any other change is read anew. */
  private List<Edition> editions(Mutant mutant) {
    if (mutant.file().endsWith(".drl")) {
      return rulebook.editions().values().stream().map(edition -> with(edition, mutant)).toList();
    }
    try {
      return List.copyOf(
          rulebook.changed(mutant.file(), mutant.text().getBytes(UTF_8)).editions().values());
    } catch (RuntimeException refused) {
      throw new Refusal(refused);
    }
  }

  private static Edition with(Edition edition, Mutant mutant) {
    Map<String, EditionClause> clauses = new LinkedHashMap<>(edition.clauses());
    clauses.replaceAll(
        (id, clause) -> {
          RuleFile rule = clause.rule();
          return rule != null && rule.path().equals(mutant.file())
              ? with(clause, new RuleFile(rule.path(), mutant.text()))
              : clause;
        });
    return edition.with(clauses);
  }

  private static EditionClause with(EditionClause clause, RuleFile rule) {
    return new EditionClause(
        clause.id(),
        clause.chapter(),
        clause.title(),
        clause.automation(),
        clause.needs(),
        clause.severity(),
        clause.citation(),
        clause.unattested(),
        clause.parameters(),
        rule,
        clause.findings(),
        clause.reasons());
  }

  /** The edition's rules as the guard passes them, in the order of its clauses. */
  private List<ClauseRules> rules(Edition edition) {
    Map<String, EditionClause> unknown = new LinkedHashMap<>(edition.clauses());
    unknown
        .values()
        .removeIf(
            clause -> {
              RuleFile rule = clause.rule();
              return rule == null || guarded.containsKey(Guarded.of(clause, rule));
            });
    Map<String, ClauseRules> fresh =
        EditionCompiler.guarded(edition.with(unknown)).stream()
            .collect(Collectors.toMap(ClauseRules::clause, rules -> rules));
    List<ClauseRules> rules = new ArrayList<>();
    for (EditionClause clause : edition.clauses().values()) {
      RuleFile rule = clause.rule();
      if (rule != null) {
        Guarded key = Guarded.of(clause, rule);
        ClauseRules passed = fresh.get(clause.id());
        if (passed != null) {
          guarded.putIfAbsent(key, passed);
        }
        rules.add(Objects.requireNonNull(guarded.get(key)));
      }
    }
    return rules;
  }

  @Override
  public void close() {
    sound.values().forEach(each -> each.compiled().close());
  }

  /** A mutant that reading, guarding or compiling refuses. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(RuntimeException why) {
      super(why.getMessage(), why);
    }
  }
}
