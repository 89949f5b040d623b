package tw.plumbline.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.second.SecondEvaluator;

/**
 * The engines of a rulebook's programme years, compiled when somebody first asks for a year, or all
 * those at once that have an edition of their own.
 */
final class YearEngines implements AutoCloseable {
  private final SortedMap<Integer, Edition> editions;
  private final Map<Integer, RulebookRef> rulebooks = new TreeMap<>();
  private final Map<Integer, EditionEngine> engines = new ConcurrentHashMap<>();
  private final Map<Integer, SecondEvaluator> seconds = new ConcurrentHashMap<>();
  private final RulebookFiles files;
  private final List<Integer> ownYears;
  private final int version;
  private final Evaluator evaluator;

  YearEngines(Rulebook rulebook, int version, Evaluator evaluator) {
    this.editions = rulebook.editions();
    this.version = version;
    this.evaluator = evaluator;
    this.files = rulebook.files();
    String digest = files.digest();
    editions.forEach((year, edition) -> rulebooks.put(year, edition.ref(version, digest)));
    this.ownYears = List.copyOf(rulebook.ownYears());
  }

  /**
   * Compiles the years that have an edition of their own.
   *
   * @param before engines of another content: years that are the same in both are taken over
   */
  void compile(@Nullable YearEngines before) {
    if (before != null && before.evaluator == evaluator) {
      before.engines.forEach(this::takeOver);
      before.seconds.forEach(this::takeOver);
    }
    ownYears.forEach(this::of);
  }

  private void takeOver(int year, EditionEngine engine) {
    if (engine.edition().equals(editions.get(year))) {
      engines.put(year, engine.named(rulebook(year)));
    }
  }

  private void takeOver(int year, SecondEvaluator second) {
    if (second.edition().equals(editions.get(year))) {
      seconds.put(year, second.named(rulebook(year)));
    }
  }

  int version() {
    return version;
  }

  Optional<EditionEngine> of(int year) {
    Edition edition = editions.get(year);
    return edition == null
        ? Optional.empty()
        : Optional.of(engines.computeIfAbsent(year, none -> compiled(edition)));
  }

  /** Who is asked a second time of a year of which there is an engine. */
  Optional<SecondEvaluator> second(int year) {
    Edition edition = editions.get(year);
    return edition == null
        ? Optional.empty()
        : Optional.of(
            seconds.computeIfAbsent(
                year, none -> SecondEvaluator.of(edition, rulebook(year), files)));
  }

  /** Oldest first. */
  List<RulebookRef> rulebooks() {
    return List.copyOf(rulebooks.values());
  }

  RulebookRef rulebook(int year) {
    RulebookRef rulebook = rulebooks.get(year);
    if (rulebook == null) {
      throw new IllegalArgumentException("no edition for " + year);
    }
    return rulebook;
  }

  private EditionEngine compiled(Edition edition) {
    return EditionCompiler.compile(edition, rulebook(edition.year()), evaluator);
  }

  @Override
  public void close() {
    engines.values().forEach(EditionEngine::close);
    seconds.values().forEach(SecondEvaluator::close);
  }
}
