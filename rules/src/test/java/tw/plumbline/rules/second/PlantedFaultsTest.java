package tw.plumbline.rules.second;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.CompilationException;
import tw.plumbline.rules.compile.CompiledRules;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.compile.RuleCompiler;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.mutation.Mutant;
import tw.plumbline.rules.mutation.Mutants;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportWriter;
import tw.plumbline.rules.supply.Supply;

/** Wrong edits of the rulebook, each on one side only: the two disagree where it shows. */
class PlantedFaultsTest {
  private static final int YEAR = 108;
  private static final int REPORTS = 5;
  private static final int ITEMS = 40;

  /** Of the many wrong edits every so many-th is planted: of rules, of tables of figures. */
  private static final int STRIDE = 797;

  private static final int STRIDE_OF_TABLES = 3;

  private static final Plumbline PLUMBLINE =
      Plumbline.of(List.of(RulebookFiles.in(Path.of("rulebook/small-alliance"))), (of, all) -> 1);
  private static final Rulebook RULEBOOK = PLUMBLINE.book("small-alliance");
  private static final Edition EDITION = Objects.requireNonNull(RULEBOOK.editions().get(YEAR));
  private static final FigureTables TABLES = FigureTables.read(RULEBOOK.files(), YEAR);
  private static final List<Mutant> MUTANTS = Mutants.of(RULEBOOK);
  private static final CompiledRules RULES =
      RuleCompiler.compile(EditionCompiler.guarded(EDITION), Evaluator.EXECUTABLE_MODEL);
  private static final List<Reading.Accepted> SAMPLES =
      LongStream.range(0, REPORTS)
          .mapToObj(seed -> RandomReports.large(seed, ITEMS))
          .map(report -> (Reading.Accepted) PLUMBLINE.read(new ReportWriter().write(report)))
          .toList();

  @AfterAll
  static void close() {
    RULES.close();
    PLUMBLINE.close();
  }

  @Test
  void tables_of_figures_with_a_fault_are_disputed_for_exactly_the_figures_that_come_out_wrong() {
    List<Mutant> mutants = MUTANTS.stream().filter(PlantedFaultsTest::touchesFigures).toList();
    int faults = 0;
    int noticed = 0;
    for (int i = 0; i < mutants.size(); i += STRIDE_OF_TABLES) {
      Mutant mutant = mutants.get(i);
      Edition edition;
      try {
        edition = edition(mutant);
      } catch (RulebookException refused) {
        continue; // no such tables can be published
      }
      FigureTables wrong = FigureTables.read(files(mutant), YEAR);
      EditionEngine engine = new EditionEngine(edition, PLUMBLINE.rulebook(EDITION), RULES);
      boolean shows = false;
      for (Reading.Accepted report : SAMPLES) {
        Assessment right = PLUMBLINE.assess(report);
        Assessment other = assessed(engine, report);
        if (other == null) {
          continue; // the figures of the year before cannot be compared by such a table
        }
        FigureCount count = new FigureCount(wrong, report.tree(), FigureTables.results(right));
        Set<String> differing = differingFigures(right, other);
        differing.removeIf(name -> count.of(name) == Opinion.Without.SILENT);
        shows |= !differing.isEmpty();

        assertThat(about(Disputes.between(right, wrong, report.tree())))
            .as(mutant.toString())
            .isEqualTo(differing);
      }
      faults++;
      noticed += shows ? 1 : 0;
    }

    assertThat(faults).isGreaterThan(20);
    assertThat(noticed).isGreaterThan(10);
  }

  @Test
  void rules_with_a_fault_are_disputed_where_they_say_something_else_and_nowhere_else() {
    int disputed = 0;
    int agreed = 0;
    for (int i = 0; i < MUTANTS.size(); i += STRIDE) {
      Mutant mutant = MUTANTS.get(i);
      try (EditionEngine engine = engine(mutant)) {
        SecondEvaluator second =
            SecondEvaluator.of(EDITION, new SecondEvaluator.Compiled(engine), TABLES);
        for (Reading.Accepted report : SAMPLES) {
          Assessment first = PLUMBLINE.assess(report);
          Assessment other = engine.assess(report.report(), report.digest());
          SecondOpinion opinion = second.on(report, Supply.NONE, first);
          if (said(first).equals(said(other))) {
            agreed++;
            assertThat(opinion.assessment()).isSameAs(first);
          } else {
            disputed++;
            assertThat(opinion.agrees()).as(mutant.toString()).isFalse();
            onlyWhatBothSayStands(first, other, opinion.assessment());
          }
        }
      } catch (RulebookException | CompilationException refused) {
        continue; // no such rules can be published
      }
    }

    assertThat(disputed).isGreaterThan(5);
    assertThat(agreed).isGreaterThan(5);
  }

  private static void onlyWhatBothSayStands(Assessment one, Assessment other, Assessment answer) {
    Check last = answer.checks().get(answer.checks().size() - 1);
    assertThat(last).isEqualTo(new Check("DR-13", Severity.VIOLATION, Status.UNDETERMINED));
    Map<String, Status> ours = statuses(one);
    Map<String, Status> theirs = statuses(other);
    Set<String> mine = findings(one);
    Set<String> others = findings(other);
    for (Finding finding : answer.findings()) {
      if (finding.clause().equals("DR-13")) {
        assertThat(finding.severity()).isEqualTo(Severity.MISSING);
        assertThat(finding.message().zhTw() + finding.message().en()).doesNotContain("{", "}");
      } else {
        assertThat(mine).contains(said(finding));
        assertThat(others).contains(said(finding));
      }
    }
    assertThat(answer.findings()).anyMatch(finding -> finding.clause().equals("DR-13"));
    for (Check check : answer.checks().subList(0, one.checks().size())) {
      if (ours.get(check.clause()) != theirs.get(check.clause())) {
        assertThat(check.status()).isEqualTo(Status.UNDETERMINED);
      }
      if (check.status() == Status.NOT_MET) {
        assertThat(answer.findings())
            .anyMatch(finding -> finding.clause().equals(check.clause()) && finding.isBreach());
      }
    }
    assertThat(answer.verdict())
        .isEqualTo(
            answer.checks().stream()
                    .anyMatch(
                        check ->
                            check.severity() == Severity.VIOLATION
                                && check.status() == Status.NOT_MET)
                ? Verdict.NON_COMPLIANT
                : Verdict.UNDETERMINED);
  }

  private static @Nullable Assessment assessed(EditionEngine engine, Reading.Accepted report) {
    try {
      return engine.assess(report.report(), report.digest());
    } catch (EvaluationException failed) {
      return null;
    }
  }

  private static boolean touchesFigures(Mutant mutant) {
    String before = RULEBOOK.files().text(mutant.file());
    return mutant.file().endsWith("/rule.yaml")
        && before != null
        && before.contains("\nfigures:")
        && !figureRows(before).equals(figureRows(mutant.text()));
  }

  private static List<Object> figureRows(String page) {
    Map<?, ?> rows = PlainYaml.page(page);
    return List.of(String.valueOf(rows.get("figures")), String.valueOf(rows.get("parameters")));
  }

  private static RulebookFiles files(Mutant mutant) {
    return RULEBOOK.files().with(mutant.file(), mutant.text().getBytes(UTF_8));
  }

  private static EditionEngine engine(Mutant mutant) {
    return EditionCompiler.compile(
        edition(mutant), PLUMBLINE.rulebook(EDITION), Evaluator.EXECUTABLE_MODEL);
  }

  private static Edition edition(Mutant mutant) {
    Rulebook changed = RULEBOOK.changed(mutant.file(), mutant.text().getBytes(UTF_8));
    return Objects.requireNonNull(changed.editions().get(YEAR));
  }

  private static Set<String> about(List<Dispute> disputes) {
    Set<String> about = new TreeSet<>();
    disputes.forEach(dispute -> about.add(dispute.about()));
    return about;
  }

  private static Set<String> differingFigures(Assessment one, Assessment other) {
    Map<String, String> ours = figures(one);
    Map<String, String> theirs = figures(other);
    Set<String> differing = new TreeSet<>(ours.keySet());
    differing.addAll(theirs.keySet());
    differing.removeIf(name -> Objects.equals(ours.get(name), theirs.get(name)));
    return differing;
  }

  private static Map<String, String> figures(Assessment assessment) {
    Map<String, String> figures = new HashMap<>();
    for (Figure figure : assessment.figures()) {
      figures.put(
          figure.name(), figure.value().stripTrailingZeros().toPlainString() + " " + figure.unit());
    }
    return figures;
  }

  private static List<String> lines(Assessment assessment) {
    return assessment.classifications().stream()
        .map(line -> line.pointer() + " " + line.result() + " " + line.clause())
        .toList();
  }

  private static Map<String, Status> statuses(Assessment assessment) {
    Map<String, Status> statuses = new HashMap<>();
    assessment.checks().forEach(check -> statuses.put(check.clause(), check.status()));
    return statuses;
  }

  private static Set<String> findings(Assessment assessment) {
    Set<String> findings = new HashSet<>();
    assessment.findings().forEach(finding -> findings.add(said(finding)));
    return findings;
  }

  private static String said(Finding finding) {
    return String.join(
        " ",
        finding.clause(),
        finding.severity().name(),
        finding.pointer(),
        String.valueOf(finding.actual()),
        String.valueOf(finding.required()));
  }

  /** All that decides, as texts. */
  private static List<Object> said(Assessment assessment) {
    List<Object> said = new ArrayList<>();
    said.add(Set.copyOf(lines(assessment)));
    said.add(figures(assessment));
    said.add(promises(assessment));
    said.add(Set.copyOf(assessment.checks()));
    said.add(findings(assessment));
    return said;
  }

  private static List<Object> promises(Assessment assessment) {
    List<Object> promises = new ArrayList<>();
    assessment.figures().forEach(figure -> promises.add(String.valueOf(figure.promised())));
    return promises;
  }
}
