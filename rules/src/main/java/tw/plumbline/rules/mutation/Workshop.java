package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.ClauseRules;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.compile.RuleCompiler;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.guard.RuleFile;

/**
 * Makes the engines of a rulebook's mutants. They come about as for any rulebook; only the clauses
 * that a mutant leaves as they were are not guarded again. Safe for any number of threads.
 */
final class Workshop {
  private final Rulebook rulebook;
  private final Map<Integer, Map<String, ClauseRules>> guarded = new TreeMap<>();

  Workshop(Rulebook rulebook) {
    this.rulebook = rulebook;
    rulebook
        .editions()
        .forEach(
            (year, edition) ->
                guarded.put(
                    year,
                    EditionCompiler.guarded(edition).stream()
                        .collect(Collectors.toMap(ClauseRules::clause, Function.identity()))));
  }

  /** The engines of the rulebook as it is, one for each edition. */
  List<EditionEngine> sound() {
    return engines(List.copyOf(rulebook.editions().values()));
  }

  /**
   * The engines of a mutant, one for each edition.
   *
   * @throws RuntimeException if reading, guarding or compiling refuses the mutant
   */
  List<EditionEngine> engines(Mutant mutant) {
    return engines(editions(mutant));
  }

  /** Of a rule file the rulebook takes nothing but its text; any other change is read anew. */
  private List<Edition> editions(Mutant mutant) {
    if (mutant.file().endsWith(".drl")) {
      return rulebook.editions().values().stream().map(edition -> with(edition, mutant)).toList();
    }
    Map<String, byte[]> files = new HashMap<>();
    for (String path : rulebook.files().paths()) {
      files.put(path, Objects.requireNonNull(rulebook.files().bytes(path)));
    }
    files.put(mutant.file(), mutant.text().getBytes(UTF_8));
    return List.copyOf(Rulebook.read(new RulebookFiles(files)).editions().values());
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

  private List<EditionEngine> engines(List<Edition> editions) {
    List<EditionEngine> engines = new ArrayList<>();
    for (Edition edition : editions) {
      RulebookRef ref = edition.ref(1, rulebook.files().digest());
      engines.add(
          new EditionEngine(
              edition, ref, RuleCompiler.compile(rules(edition), Evaluator.EXECUTABLE_MODEL)));
    }
    return engines;
  }

  private List<ClauseRules> rules(Edition edition) {
    Edition sound = rulebook.editions().get(edition.year());
    Map<String, EditionClause> changed = new LinkedHashMap<>(edition.clauses());
    if (sound != null) {
      changed.values().removeIf(clause -> alike(clause, sound.clauses().get(clause.id())));
    }
    Map<String, ClauseRules> rules = new HashMap<>(guarded.getOrDefault(edition.year(), Map.of()));
    EditionCompiler.guarded(edition.with(changed)).forEach(one -> rules.put(one.clause(), one));
    return edition.clauses().values().stream()
        .filter(clause -> clause.rule() != null)
        .map(clause -> Objects.requireNonNull(rules.get(clause.id())))
        .toList();
  }

  /** Whether the guard would see the same. */
  private static boolean alike(EditionClause clause, @Nullable EditionClause sound) {
    return sound != null
        && Objects.equals(clause.rule(), sound.rule())
        && clause.parameters().equals(sound.parameters())
        && clause.findings().keySet().equals(sound.findings().keySet());
  }
}
