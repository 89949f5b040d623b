package tw.plumbline.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.tooling.MutationTally;

/**
 * Takes minutes: {@code mvn -P mutation -pl rules -am test}, of one rulebook with {@code
 * -Dplumbline.programme=NAME}. Writes target/mutants-NAME.md and target/tally-NAME.tsv.
 */
@Tag("mutation")
class RulebookMutationTest {
  private static final double LEAST = 0.95;
  private static final Path LISTS = Path.of("rulebook-mutants");
  private static final String ONLY = System.getProperty("plumbline.programme", "");

  static List<String> programmes() {
    try (Stream<Path> folders = Files.list(Path.of("rulebook"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> ONLY.isEmpty() || name.equals(ONLY))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void the_cases_notice_wrong_edits(String programme) throws IOException {
    Rulebook rulebook = Rulebook.read(RulebookFiles.in(Path.of("rulebook", programme)));

    MutationReport report =
        MutationRun.of(rulebook)
            .except(Equivalents.read(LISTS.resolve("equivalent-" + programme + ".txt")))
            .run();

    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("mutants-" + programme + ".md"), MutationPage.of(report));
    Files.writeString(
        target.resolve("tally-" + programme + ".tsv"), MutationTally.of(report).text());
    assertThat(report.faults()).isEmpty();
    assertThat(report.tally().score()).isGreaterThanOrEqualTo(LEAST);
  }
}
