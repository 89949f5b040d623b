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

/** Every rulebook with a list of equivalents; writes target/mutants-PROGRAMME.md. */
@Tag("mutation")
class GenericMutationTest {
  private static final double LEAST = 0.95;
  private static final Path LISTS = Path.of("rulebook-mutants");
  private static final String SMALL_ALLIANCE = "small-alliance"; // has a test of its own

  static List<String> programmes() {
    try (Stream<Path> folders = Files.list(Path.of("rulebook"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals(SMALL_ALLIANCE))
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

    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "mutants-" + programme + ".md"), MutationPage.of(report));
    assertThat(report.faults()).isEmpty();
    assertThat(report.tally().score()).isGreaterThanOrEqualTo(LEAST);
  }
}
