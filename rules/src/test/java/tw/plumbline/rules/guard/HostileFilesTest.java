package tw.plumbline.rules.guard;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {
  static List<HostileFile> files() {
    return HostileFile.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_hostile_file_is_refused_for_its_own_reason_and_at_its_line(HostileFile hostile) {
    List<Objection> objections = hostile.objections(new Guard());

    assertThat(objections).isNotEmpty();
    assertThat(objections).extracting(Objection::refusal).containsOnly(hostile.refusal());
    assertThat(objections.get(0).line()).isEqualTo(hostile.line());
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_guard_without_that_check_does_not_give_that_reason(HostileFile hostile) {
    List<Objection> objections = hostile.objections(new Guard(Set.of(hostile.refusal())));

    assertThat(objections).extracting(Objection::refusal).doesNotContain(hostile.refusal());
  }

  @Test
  void every_reason_has_a_file() {
    assertThat(files().stream().map(HostileFile::refusal).collect(toSet()))
        .containsExactlyInAnyOrder(Refusal.values())
        .hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void reading_hostile_files_leaves_no_trace() throws IOException {
    Files.deleteIfExists(HostileFile.TRACE);

    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> files().forEach(hostile -> hostile.objections(new Guard())));

    assertThat(HostileFile.TRACE).doesNotExist();
  }
}
