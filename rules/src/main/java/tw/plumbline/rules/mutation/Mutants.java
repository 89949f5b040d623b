package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.guard.RuleFile;
import tw.plumbline.rules.yaml.YamlText;

/** Makes every mutant of a rulebook: each small wrong edit of what is in force. */
public final class Mutants {
  private final Rulebook rulebook;
  private final RulebookFiles files;
  private final SortedSet<Integer> years;
  private final Map<String, String> clauseOfRuleFile = new HashMap<>();
  private final SortedSet<String> clauses = new TreeSet<>();
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutants(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.files = rulebook.files();
    this.years = new TreeSet<>(rulebook.editions().keySet());
    for (Edition edition : rulebook.editions().values()) {
      for (EditionClause clause : edition.clauses().values()) {
        clauses.add(clause.id());
        RuleFile rule = clause.rule();
        if (rule != null) {
          clauseOfRuleFile.put(rule.path(), clause.id());
        }
      }
    }
  }

  /** In the order of files, then of kinds of edits. */
  public static List<Mutant> of(Rulebook rulebook) {
    return of(rulebook, path -> true);
  }

  /** Those of these files, and of the tables that these stations name. */
  static List<Mutant> of(Rulebook rulebook, Predicate<String> files) {
    Mutants all = new Mutants(rulebook);
    rulebook.files().paths().stream().filter(files).forEach(all::add);
    return List.copyOf(all.mutants);
  }

  private void add(String path) {
    if (path.equals("programme.yaml")) {
      PageMutants.programme(changes(path), rulebook.programme(), years);
    } else if (path.endsWith("/station.yaml")) {
      PageMutants.station(changes(path), clauses);
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      PageMutants.tables(text(path), years)
          .forEach(table -> PageMutants.table(changes(folder + table)));
    } else if (path.endsWith("/rule.yaml")) {
      FileChanges changes = changes(path);
      String clause = YamlText.value(YamlText.at(new YamlText(changes.text()).root(), "clause"));
      if (clauses.contains(clause)) {
        new ClauseMutants(changes, clause, years, new TreeSet<>(rulebook.filings())).add();
      }
    } else if (clauseOfRuleFile.containsKey(path)) {
      new DrlMutants(changes(path), clauseOfRuleFile.get(path)).add();
    }
  }

  private FileChanges changes(String path) {
    return new FileChanges(path, text(path), mutants);
  }

  private String text(String path) {
    byte[] bytes = files.bytes(path);
    if (bytes == null) {
      throw new IllegalArgumentException("there is no file " + path);
    }
    return new String(bytes, UTF_8);
  }
}
