package tw.plumbline.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** Takes minutes: {@code mvn -P mutation -pl rules -am test}; writes target/mutants.md. */
@Tag("mutation")
class SmallAllianceMutationTest {
  private static final double LEAST = 0.95;

  @Test
  void the_cases_of_the_small_alliance_notice_wrong_edits() throws IOException {
    Rulebook rulebook =
        RulebookFiles.under(Path.of("rulebook")).stream()
            .map(Rulebook::read)
            .filter(one -> one.programme().equals("small-alliance"))
            .findFirst()
            .orElseThrow();

    MutationReport report =
        MutationRun.of(rulebook)
            .except(Equivalents.read(Path.of("rulebook-mutants", "equivalent-small-alliance.txt")))
            .run();

    String page = MutationPage.of(report);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "mutants.md"), page);
    System.out.println(page);
    assertThat(report.faults()).isEmpty();
    assertThat(report.tally().score()).isGreaterThanOrEqualTo(LEAST);
  }
}
