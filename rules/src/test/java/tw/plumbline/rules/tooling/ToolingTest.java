package tw.plumbline.rules.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.CaseResult;
import tw.plumbline.rules.cases.CaseRunner;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Programmes;
import tw.plumbline.rules.reading.ReportReader;

class ToolingTest {
  private static final Path KOREA = Path.of("rulebook", "benchmark-kr");

  private final Path home;

  ToolingTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void a_new_clause_loads_and_its_case_fails() throws IOException {
    Path programme = copy();

    Scaffold.clause(programme, "KR-KAIST-09", "parties", "kaist-09-something");

    Rulebook rulebook = Rulebook.read(RulebookFiles.in(programme));
    List<CaseResult> results = run(rulebook);
    assertThat(results.stream().filter(result -> !result.passed()))
        .singleElement()
        .satisfies(failed -> assertThat(failed.toString()).contains("KR-KAIST-09"));
    assertThat(Completeness.faults(rulebook))
        .extracting(BookFault::file)
        .containsExactly("parties/kaist-09-something/rule.drl");
  }

  @Test
  void a_clause_begins_only_once_and_only_in_a_chapter() throws IOException {
    Path programme = copy();

    assertThatThrownBy(() -> Scaffold.clause(programme, "KR-KAIST-01", "parties", "x"))
        .hasMessageContaining("KR-KAIST-01");
    assertThatThrownBy(() -> Scaffold.clause(programme, "KR-KAIST-09", "attic", "x"))
        .hasMessageContaining("attic");
  }

  @Test
  void a_rulebook_that_is_complete_has_no_fault() {
    assertThat(Completeness.faults(Rulebook.read(RulebookFiles.in(KOREA)))).isEmpty();
  }

  @Test
  void a_clause_whose_cases_only_pass_is_incomplete() throws IOException {
    Path programme = copy();
    Path cases = programme.resolve("parties/kaist-01-membership-fee/cases.yaml");
    Files.writeString(cases, Files.readString(cases).split("  - name: one won less")[0]);

    assertThat(Completeness.faults(Rulebook.read(RulebookFiles.in(programme))))
        .extracting(fault -> fault.message().en())
        .containsExactly(
            "clause `KR-KAIST-01` has no case that breaks it",
            "clause `KR-KAIST-01` has no case that wants a fact");
  }

  @Test
  void a_difference_names_clause_what_changed_and_since_when() throws IOException {
    Path programme = copy();
    Path page = programme.resolve("parties/kaist-01-membership-fee/rule.yaml");
    Files.writeString(
        page,
        Files.readString(page)
            .replace("value: 50000000", "value: 60000000")
            .replace("value: VIOLATION", "value: WARNING"));

    String table =
        DiffPage.markdown("a", "b", EditionDiff.of(edition(KOREA), edition(programme), List.of()));

    assertThat(table)
        .contains("| KR-KAIST-01 | 參數 `most` parameter `most` | 50000000 | 60000000 | 106 |")
        .contains("| KR-KAIST-01 | 嚴重程度 severity | VIOLATION | WARNING | 106 |");
    assertThat(table.lines().filter(line -> line.startsWith("| KR"))).hasSize(2);
  }

  @Test
  void editions_alike_have_no_difference() {
    assertThat(EditionDiff.of(edition(KOREA), edition(KOREA), List.of())).isEmpty();
  }

  @Test
  void a_clause_that_is_new_or_gone_is_one_difference() throws IOException {
    Path programme = copy();
    Scaffold.clause(programme, "KR-KAIST-09", "parties", "kaist-09-something");

    assertThat(EditionDiff.of(edition(KOREA), edition(programme), List.of()))
        .extracting(change -> change.clause() + " " + change.before())
        .containsExactly("KR-KAIST-09 null");
    assertThat(EditionDiff.of(edition(programme), edition(KOREA), List.of()))
        .extracting(change -> change.clause() + " " + change.after())
        .containsExactly("KR-KAIST-09 null");
  }

  private Path copy() throws IOException {
    Path programme = home.resolve("rulebook");
    try (Stream<Path> files = Files.walk(KOREA)) {
      for (Path file : files.toList()) {
        Path to = programme.resolve(KOREA.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return programme;
  }

  private static Edition edition(Path programme) {
    Rulebook rulebook = Rulebook.read(RulebookFiles.in(programme));
    return Objects.requireNonNull(rulebook.editions().get(106));
  }

  private static List<CaseResult> run(Rulebook rulebook) {
    Edition edition = Objects.requireNonNull(rulebook.editions().get(106));
    RulebookRef ref = new RulebookRef(edition.id(), 1, rulebook.files().digest());
    Programmes.Declared declared =
        new Programmes.Declared(
            rulebook.editions().keySet(),
            rulebook.filings(),
            rulebook.figures(),
            rulebook.reportSchema());
    ReportReader reader = new ReportReader(id -> java.util.Optional.of(declared));
    try (EditionEngine engine = EditionCompiler.compile(edition, ref, Evaluator.EXECUTABLE_MODEL)) {
      return new CaseRunner(engine, reader, CaseBook.read(rulebook)).run();
    }
  }
}
