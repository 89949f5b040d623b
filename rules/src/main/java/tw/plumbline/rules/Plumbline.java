package tw.plumbline.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.book.RulebookVersions;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.overview.Overview;
import tw.plumbline.rules.overview.OverviewBook;
import tw.plumbline.rules.reading.Canonical;
import tw.plumbline.rules.reading.Programmes;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;
import tw.plumbline.rules.reading.ReportWriter;
import tw.plumbline.rules.second.SecondOpinion;
import tw.plumbline.rules.supply.Supply;

/**
 * Checks reports against rulebooks. Immutable and safe for any number of threads; load it once.
 *
 * <pre>{@code
 * Plumbline plumbline = Plumbline.builtIn();
 * if (plumbline.read(json) instanceof Reading.Accepted report) {
 *   Assessment assessment = plumbline.assess(report);
 * }
 * }</pre>
 */
public final class Plumbline implements AutoCloseable {
  /** Numbers contents as they were released with this library; others are the next number. */
  public static final VersionNumbers RELEASED =
      (programme, files) -> RulebookVersions.of(programme, files.digest());

  private final Map<String, Supplier<Programme>> programmes = new TreeMap<>();
  private final Queue<YearEngines> read = new ConcurrentLinkedQueue<>();
  private final ReportWriter writer = new ReportWriter();
  private final ReportReader reader = new ReportReader(new Loaded());

  private Plumbline() {}

  private Programme read(RulebookFiles files, Evaluator evaluator, VersionNumbers versions) {
    Rulebook rulebook = Rulebook.read(files);
    checkSchema(rulebook);
    OverviewBook overviews = OverviewBook.read(rulebook);
    int version = versions.of(rulebook.programme(), files);
    YearEngines engines = new YearEngines(rulebook, version, evaluator);
    read.add(engines);
    return new Programme(rulebook, engines, overviews);
  }

  /**
   * The rulebooks that come with this library. Their build has read and compiled them, so each is
   * read, and each year compiled, when somebody first asks for it.
   */
  public static Plumbline builtIn() {
    Plumbline plumbline = new Plumbline();
    for (RulebookFiles files : RulebookFiles.builtIn()) {
      plumbline.programmes.put(
          files.programme(),
          new Later<>(() -> plumbline.read(files, Evaluator.EXECUTABLE_MODEL, RELEASED)));
    }
    return plumbline;
  }

  /**
   * The given rulebooks, their versions numbered by whoever keeps them.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault with file and line
   */
  public static Plumbline of(List<RulebookFiles> rulebooks, VersionNumbers versions) {
    return atOnce(rulebooks, Evaluator.EXECUTABLE_MODEL, versions);
  }

  /**
   * The rulebooks in a folder: one folder a programme.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault with file and line
   */
  public static Plumbline load(Path rulebooks) {
    return load(rulebooks, Evaluator.EXECUTABLE_MODEL);
  }

  /** The same, evaluated in the way that is asked for: the second gives a second opinion. */
  public static Plumbline load(Path rulebooks, Evaluator evaluator) {
    return atOnce(RulebookFiles.under(rulebooks), evaluator, RELEASED);
  }

  private static Plumbline atOnce(
      List<RulebookFiles> rulebooks, Evaluator evaluator, VersionNumbers versions) {
    Plumbline plumbline = new Plumbline();
    for (RulebookFiles files : rulebooks) {
      Programme programme = plumbline.read(files, evaluator, versions);
      programme.engines().compile(null);
      String id = programme.rulebook().programme();
      if (plumbline.programmes.put(id, () -> programme) != null) {
        throw new RulebookException(List.of(twice(id)));
      }
    }
    return plumbline;
  }

  /**
   * These rulebooks, but of one programme other files. Years in which they say the same are not
   * compiled anew. Whoever holds the rulebooks as they were can go on with them.
   *
   * @param version number of that content
   * @throws tw.plumbline.rules.book.RulebookException naming every fault with file and line
   */
  public Plumbline with(RulebookFiles files, int version) {
    Plumbline other = new Plumbline();
    other.programmes.putAll(programmes);
    Programme programme = other.read(files, Evaluator.EXECUTABLE_MODEL, (of, content) -> version);
    String id = programme.rulebook().programme();
    Supplier<Programme> before = programmes.get(id);
    programme.engines().compile(before == null ? null : before.get().engines());
    other.programmes.put(id, () -> programme);
    read.stream()
        .filter(engines -> before == null || engines != before.get().engines())
        .forEach(other.read::add);
    return other;
  }

  /** Whether there are rules for a programme. */
  public boolean knows(String programme) {
    return programmes.containsKey(programme);
  }

  /** The rulebook of a programme for which there is one. */
  public Rulebook book(String programme) {
    return loaded(programme).rulebook();
  }

  /** The number of the rulebook of a programme for which there is one. */
  public int version(String programme) {
    return loaded(programme).engines().version();
  }

  /** Reads a report strictly; never throws for what the text holds. */
  public Reading read(byte[] json) {
    return reader.read(json);
  }

  /** The same for a text that was read before, of which the digest is known. */
  public Reading read(byte[] json, String digest) {
    return reader.read(json, digest);
  }

  /**
   * What the rules of its programme year say of a report that was read.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end; nothing is then said of the report
   */
  public Assessment assess(Reading.Accepted report) {
    return assess(report, Supply.NONE);
  }

  /**
   * The same, resting on facts of earlier submissions too where the report does not bring them.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end
   * @throws IllegalArgumentException if supplied records are not numbered as those that follow the
   *     report's own
   */
  public Assessment assess(Reading.Accepted report, Supply supply) {
    return engine(report.report()).assess(report.report(), report.digest(), supply);
  }

  /**
   * What a second evaluator says of an assessment that was just made of a report by these rules.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if it disagrees, and the rulebook has no
   *     words for that
   */
  public SecondOpinion secondOpinion(
      Reading.Accepted report, Supply supply, Assessment assessment) {
    String programme = report.report().programme();
    int year = report.report().programmeYear();
    return Optional.ofNullable(programmes.get(programme))
        .flatMap(known -> known.get().engines().second(year))
        .orElseThrow(() -> noRulebook(programme, year))
        .on(report, supply, assessment);
  }

  /** The same for a report that was not read from JSON; its digest is that of its JSON form. */
  public Assessment assess(AllianceReport report) {
    return engine(report).assess(report, Canonical.digest(writer.write(report)));
  }

  /** The loaded editions by programme, oldest first. */
  public List<RulebookRef> editions() {
    List<RulebookRef> editions = new ArrayList<>();
    programmes
        .values()
        .forEach(programme -> editions.addAll(programme.get().engines().rulebooks()));
    return List.copyOf(editions);
  }

  /** What is in force in each year of a programme, oldest first; nothing if it is not known. */
  public List<Edition> editions(String programme) {
    Supplier<Programme> known = programmes.get(programme);
    return known == null ? List.of() : List.copyOf(known.get().rulebook().editions().values());
  }

  /** What is in force for a report that was read. */
  public Edition edition(AllianceReport report) {
    return edition(report.programme(), report.programmeYear())
        .orElseThrow(() -> noRulebook(report.programme(), report.programmeYear()));
  }

  /** What is in force in a programme year; nothing where there are no rules for it. */
  public Optional<Edition> edition(String programme, int year) {
    return Optional.ofNullable(programmes.get(programme))
        .map(known -> known.get().rulebook().editions().get(year));
  }

  /** The rules that are applied to reports of a programme year for which there are some. */
  public RulebookRef rulebook(Edition edition) {
    return loaded(edition.programme()).engines().rulebook(edition.year());
  }

  /** The overview of a programme year for which there are rules. */
  public Overview overview(Edition edition) {
    return loaded(edition.programme()).overviews().of(edition.year());
  }

  /** What is in force in an edition, by its id. */
  public Optional<Edition> edition(String id) {
    return programmes.values().stream()
        .flatMap(programme -> programme.get().rulebook().editions().values().stream())
        .filter(edition -> edition.id().equals(id))
        .findFirst();
  }

  @Override
  public void close() {
    read.forEach(YearEngines::close);
  }

  private EditionEngine engine(AllianceReport report) {
    return engine(report.programme(), report.programmeYear());
  }

  private EditionEngine engine(String programme, int year) {
    return Optional.ofNullable(programmes.get(programme))
        .flatMap(known -> known.get().engines().of(year))
        .orElseThrow(() -> noRulebook(programme, year));
  }

  private static IllegalArgumentException noRulebook(String programme, int year) {
    return new IllegalArgumentException("no rulebook for " + programme + " " + year);
  }

  private Programme loaded(String programme) {
    Supplier<Programme> loaded = programmes.get(programme);
    if (loaded == null) {
      throw new IllegalArgumentException("no rulebook for " + programme);
    }
    return loaded.get();
  }

  private void checkSchema(Rulebook rulebook) {
    String schema = rulebook.reportSchema();
    try {
      if (schema != null) {
        reader.prepare(schema);
      }
    } catch (IllegalArgumentException | ClassCastException unusable) {
      String said = String.valueOf(unusable.getMessage());
      throw new RulebookException(
          List.of(
              new BookFault(
                  "programme.yaml",
                  1,
                  new BilingualText(
                      "reportSchema 無法使用：" + said, "`reportSchema` cannot be used: " + said))));
    }
  }

  private static BookFault twice(String programme) {
    return new BookFault(
        "programme.yaml",
        1,
        new BilingualText(
            "計畫 `%s` 有兩個資料夾，請留一個".formatted(programme),
            "two folders hold the programme `%s`; keep one of them".formatted(programme)));
  }

  /** A value that is made once, when it is first asked for. */
  private static final class Later<T> implements Supplier<T> {
    private final Supplier<T> making;
    private @Nullable T made;

    Later(Supplier<T> making) {
      this.making = making;
    }

    @Override
    public synchronized T get() {
      T value = made;
      if (value == null) {
        value = making.get();
        made = value;
      }
      return value;
    }
  }

  private record Programme(Rulebook rulebook, YearEngines engines, OverviewBook overviews) {}

  /** Numbers the contents of a programme's rulebook. */
  @FunctionalInterface
  public interface VersionNumbers {
    /** The number of that content, from 1; the same for the same content, for ever. */
    int of(String programme, RulebookFiles files);
  }

  private final class Loaded implements Programmes {
    private final Map<String, Declared> declared = new java.util.concurrent.ConcurrentHashMap<>();

    @Override
    public Optional<Declared> programme(String id) {
      Supplier<Programme> programme = programmes.get(id);
      return programme == null
          ? Optional.empty()
          : Optional.of(declared.computeIfAbsent(id, first -> declared(programme.get())));
    }

    private static Declared declared(Programme programme) {
      Rulebook rulebook = programme.rulebook();
      return new Declared(rulebook.filingsByYear(), rulebook.figures(), rulebook.reportSchema());
    }
  }
}
