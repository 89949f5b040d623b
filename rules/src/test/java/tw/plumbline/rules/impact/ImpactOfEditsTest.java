package tw.plumbline.rules.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.editing.Cell;
import tw.plumbline.rules.editing.CellKind;
import tw.plumbline.rules.editing.Edit;
import tw.plumbline.rules.editing.Edited;
import tw.plumbline.rules.editing.Sheet;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Programmes.Declared;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/** Random edits of parameters: years that are not affected stay as they are, to the byte. */
class ImpactOfEditsTest {
  private static final RulebookFiles FILES =
      RulebookFiles.in(Path.of("rulebook", "small-alliance"));
  private static final Rulebook BEFORE = Rulebook.read(FILES);
  private static final List<Place> PLACES = places();
  private static final Map<Integer, List<Reading.Accepted>> REPORTS = reports();
  private static final Map<Integer, EditionEngine> ENGINES = new ConcurrentHashMap<>();

  private record Place(String path, Cell cell) {}

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String path : FILES.paths()) {
      if (path.endsWith("/rule.yaml")) {
        Sheet.of(FILES, path)
            .cells()
            .filter(cell -> cell.pointer().matches("/parameters/[^/]+/values/[0-9]+/value"))
            .filter(cell -> cell.kind() != CellKind.TEXT && cell.kind() != CellKind.LIST)
            .forEach(cell -> places.add(new Place(path, cell)));
      }
    }
    return places;
  }

  /** Reports that some cases begin with, every one of the year of its edition. */
  private static Map<Integer, List<Reading.Accepted>> reports() {
    Declared declared =
        new Declared(BEFORE.filingsByYear(), BEFORE.figures(), BEFORE.reportSchema());
    ReportReader reader = new ReportReader(name -> Optional.of(declared));
    CaseBook book = CaseBook.read(BEFORE);
    Map<Integer, List<Reading.Accepted>> reports = new ConcurrentHashMap<>();
    for (int i = 0; i < book.cases().size(); i += 40) {
      Reading reading = reader.read(book.report(book.cases().get(i)).toString().getBytes(UTF_8));
      if (reading instanceof Reading.Accepted accepted) {
        reports
            .computeIfAbsent(accepted.report().programmeYear(), year -> new ArrayList<>())
            .add(accepted);
      }
    }
    return reports;
  }

  @Property(tries = 12)
  void what_is_told_is_what_differs(@ForAll Random random) {
    Place place = PLACES.get(random.nextInt(PLACES.size()));
    Edited edited =
        Edit.set(FILES, place.path(), place.cell().pointer(), other(place.cell(), random));
    assertThat(edited).as(place.toString()).isInstanceOf(Edited.Done.class);
    Rulebook after;
    try {
      after = Rulebook.read(((Edited.Done) edited).files());
    } catch (RulebookException refused) {
      return; // a period that ends before it begins is refused, and never published
    }
    SortedSet<Integer> affected = AffectedYears.of(BEFORE, after);
    REPORTS.forEach((year, reports) -> compare(after, year, reports, affected.contains(year)));
  }

  private static void compare(
      Rulebook after, int year, List<Reading.Accepted> reports, boolean affected) {
    EditionEngine one = ENGINES.computeIfAbsent(year, first -> engine(BEFORE, year));
    try (EditionEngine other = engine(after, year)) {
      for (Reading.Accepted report : reports) {
        Assessment was = one.assess(report.report(), report.digest());
        Assessment is = other.assess(report.report(), report.digest());
        AssessmentChange change = AssessmentChange.between(was, is);
        if (!affected) {
          assertThat(bytes(is)).isEqualTo(bytes(was));
          assertThat(change.isNone()).isTrue();
        }
        assertThat(change.figures())
            .allSatisfy(
                figure -> {
                  assertThat(figure.before()).isEqualTo(value(was, figure.name()));
                  assertThat(figure.after()).isEqualTo(value(is, figure.name()));
                });
        assertThat(change.findings().isEmpty()).isEqualTo(said(was).equals(said(is)));
        assertThat(change.checks().isEmpty())
            .isEqualTo(
                was.checks().stream()
                    .map(each -> each.clause() + each.status())
                    .toList()
                    .equals(
                        is.checks().stream().map(each -> each.clause() + each.status()).toList()));
        assertThat(ImpactJson.change(ImpactJson.write(change))).isEqualTo(change);
      }
    }
  }

  /** With the version and digest of neither. */
  private static String bytes(Assessment assessment) {
    return new String(new AssessmentWriter().write(assessment), UTF_8);
  }

  private static List<String> said(Assessment assessment) {
    return assessment.findings().stream()
        .map(
            finding ->
                "%s %s %s %s %s %s"
                    .formatted(
                        finding.clause(),
                        finding.severity(),
                        finding.pointer(),
                        finding.actual(),
                        finding.required(),
                        finding.shortfall()))
        .sorted()
        .toList();
  }

  private static @Nullable BigDecimal value(Assessment assessment, String name) {
    return assessment.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .map(Figure::value)
        .map(AssessmentChange::plain)
        .findFirst()
        .orElse(null);
  }

  private static EditionEngine engine(Rulebook rulebook, int year) {
    var edition = Objects.requireNonNull(rulebook.editions().get(year));
    return EditionCompiler.compile(edition, edition.ref(1, "sha256:0"), Evaluator.EXECUTABLE_MODEL);
  }

  private static String other(Cell cell, Random random) {
    int step = random.nextBoolean() ? 1 : -1;
    if (cell.kind() == CellKind.DATE) {
      return LocalDate.parse(cell.value()).plusDays(step * (1L + random.nextInt(60))).toString();
    }
    BigDecimal value = new BigDecimal(cell.value());
    return value.add(value.ulp().multiply(BigDecimal.valueOf(step))).toPlainString();
  }
}
