package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.rules.book.RulebookFiles;

class DraftLimitsTest {
  @Test
  void the_rulebook_is_within_the_limits() {
    assertThat(DraftLimits.faults(Draft.BASE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../programme.yaml",
        "/etc/passwd",
        "members/../../x.yaml",
        "members//rule.yaml",
        "members/",
        "",
        ".hidden",
        "members\\rule.yaml",
        "Members/rule.yaml",
        "members/rule yaml",
        "members/rule\u0000.yaml",
        "members/rule\n.yaml",
        "members/條款/rule.yaml",
        "members/a..b",
        "members/rule.",
        "README.md/rule.yaml",
        "members/readme.md",
        "a/b/c/d/e/f/g.yaml",
        "c:/rule.yaml",
      })
  void a_path_that_is_none_is_refused(String path) {
    assertThat(DraftLimits.path(path)).isPresent();
    assertThat(DraftLimits.faults(new RulebookFiles(Map.of(path, new byte[0]))))
        .extracting(GateFault::file)
        .contains(path);
  }

  @Test
  void a_part_of_a_path_has_a_longest_length() {
    assertThat(DraftLimits.path("a".repeat(DraftLimits.LONGEST_SEGMENT))).isEmpty();
    assertThat(DraftLimits.path("a".repeat(DraftLimits.LONGEST_SEGMENT + 1))).isPresent();
    assertThat(DraftLimits.path("members/README.md")).isEmpty();
    assertThat(DraftLimits.path("a/b/c/d/e/f.yaml")).isEmpty();
  }

  @Test
  void a_file_is_no_folder_as_well() {
    RulebookFiles files =
        new RulebookFiles(Map.of("members", new byte[0], "members/rule.yaml", new byte[0]));

    assertThat(DraftLimits.faults(files))
        .extracting(GateFault::file)
        .containsExactly("members/rule.yaml");
  }

  @Test
  void a_file_that_is_too_large_is_named() {
    byte[] largest = new byte[DraftLimits.LARGEST_FILE];
    assertThat(DraftLimits.faults(new RulebookFiles(Map.of("a", largest)))).isEmpty();

    byte[] larger = new byte[DraftLimits.LARGEST_FILE + 1];
    assertThat(DraftLimits.faults(new RulebookFiles(Map.of("a", larger))))
        .extracting(GateFault::file)
        .containsExactly("a");
  }

  @Test
  void too_many_files_and_too_many_bytes_are_named() {
    Map<String, byte[]> many = new HashMap<>();
    for (int i = 0; i <= DraftLimits.MOST_FILES; i++) {
      many.put("f" + i, new byte[0]);
    }
    assertThat(DraftLimits.faults(new RulebookFiles(many)))
        .extracting(fault -> fault.message().en())
        .containsExactly("there are 2001 files; at most 2000");

    Map<String, byte[]> large = new HashMap<>();
    byte[] whole = new byte[DraftLimits.LARGEST_FILE];
    for (int i = 0; i <= 20; i++) {
      large.put("f" + i, whole);
    }
    assertThat(DraftLimits.faults(new RulebookFiles(large)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message().en()).contains("at most 20971520"));
  }

  @Test
  void nothing_of_a_draft_beyond_the_limits_is_looked_at() {
    Draft draft = new Draft().put("../evil.yaml", "a: 1\n");

    for (Gate gate : Gate.values()) {
      assertThat(draft.faults(gate)).singleElement().asString().startsWith("../evil.yaml:0:");
    }
  }
}
