package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.DraftLimits;
import tw.plumbline.service.draft.HostileArchives.Hostile;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;

/** Rulebooks in zips: what goes in comes out, and nothing else gets in. */
final class DraftArchiveTest {
  /** Kinds that are no matter of the archive: saving refuses them. */
  private static final List<String> OF_SAVING =
      List.of("a file that is a folder as well", "no text");

  static Stream<RulebookFiles> rulebooks() {
    return RulebookFiles.builtIn().stream();
  }

  static Stream<Arguments> hostile() {
    return HostileArchives.all().entrySet().stream()
        .filter(one -> !OF_SAVING.contains(one.getKey()))
        .map(one -> Arguments.of(one.getKey(), one.getValue()));
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void whatGoesInComesOutByteForByte(RulebookFiles files) {
    byte[] zip = DraftArchive.pack(files);
    assertThat(DraftArchive.pack(files)).isEqualTo(zip);
    assertThat(DraftArchive.unpack(zip).digests()).isEqualTo(files.digests());
    assertThat(DraftLimits.faults(files)).isEmpty();
  }

  @Test
  void otherProgramsReadWhatIsPacked() throws IOException {
    RulebookFiles files = new RulebookFiles(Map.of("a/b.yaml", "甲".getBytes(UTF_8)));
    List<String> read = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(DraftArchive.pack(files)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read.add(entry.getName() + " " + new String(zip.readAllBytes(), UTF_8));
      }
    }
    assertThat(read).containsExactly("a/b.yaml 甲");
  }

  @Test
  void aFolderThatWasPackedAsSuchIsTakenOutOfIt() {
    RulebookFiles folder =
        new RulebookFiles(
            Map.of(
                "Reading Room 7/programme.yaml", "x".getBytes(UTF_8),
                "Reading Room 7/README.md", "y".getBytes(UTF_8)));
    assertThat(DraftArchive.unpack(DraftArchive.pack(folder)).paths())
        .containsExactly("README.md", "programme.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aHostileArchiveIsRefusedAtItsPlace(String kind, Hostile hostile) {
    assertThatThrownBy(() -> DraftArchive.unpack(hostile.zip()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().kind()).isEqualTo(ProblemKind.ARCHIVE_REFUSED);
              assertThat(refused.problem().files())
                  .extracting(BookFault::file)
                  .contains(hostile.path());
            });
  }
}
