package tw.plumbline.rules.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** docs/rulebooks is what the rulebooks say; {@code -Dplumbline.docs=write} writes it anew. */
class CoverageDocsTest {
  private static final Path RULEBOOKS = Path.of("rulebook");
  private static final Path MUTANTS = Path.of("rulebook-mutants");
  private static final Path DOCS = Path.of("..", "docs", "rulebooks");
  private static final boolean WRITE = "write".equals(System.getProperty("plumbline.docs"));

  static List<String> programmes() {
    try (Stream<Path> folders = Files.list(RULEBOOKS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void the_coverage_of_each_rulebook_is_current(String programme) throws IOException {
    Rulebook rulebook = Rulebook.read(RulebookFiles.in(RULEBOOKS.resolve(programme)));
    MutationTally tally = MutationTally.read(MUTANTS.resolve("tally-" + programme + ".tsv"));
    Coverage coverage = Coverage.of(rulebook, tally);

    current(programme + ".md", CoveragePage.markdown(coverage));
    current(programme + ".json", CoveragePage.json(coverage));
  }

  @Test
  void the_list_of_rulebooks_is_current() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # 規則書 Rulebooks

            各規則書之條款、檢核方式與案例；由規則檔產生，請勿手改。
            The clauses of each rulebook, how they are checked, and their cases; made from the rule files, not by hand:

            ```sh
            ./mvnw -B -ntp -Dplumbline.docs=write test -pl rules -am -Dtest=CoverageDocsTest -Dsurefire.failIfNoSpecifiedTests=false
            ```

            | 規則書 rulebook | |
            |---|---|
            """);
    for (String programme : programmes()) {
      Rulebook rulebook = Rulebook.read(RulebookFiles.in(RULEBOOKS.resolve(programme)));
      page.append(
          "| [%s](%s.md) ([JSON](%s.json)) | %s<br>%s |\n"
              .formatted(
                  programme, programme, programme, rulebook.name().zhTw(), rulebook.name().en()));
    }
    current("README.md", page.toString());
  }

  private static void current(String file, String page) throws IOException {
    Path there = DOCS.resolve(file);
    if (WRITE) {
      Files.createDirectories(DOCS);
      Files.writeString(there, page);
    }
    assertThat(there).content().isEqualTo(page);
  }
}
