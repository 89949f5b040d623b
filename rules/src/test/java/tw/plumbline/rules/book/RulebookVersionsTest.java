package tw.plumbline.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulebookVersionsTest {
  @Test
  void a_number_belongs_to_one_digest_and_content_never_released_is_the_next() {
    String released = RulebookVersions.released("small-alliance").get(0);

    assertThat(RulebookVersions.of("small-alliance", released)).isEqualTo(1);
    assertThat(RulebookVersions.of("small-alliance", "sha256:0"))
        .isEqualTo(RulebookVersions.released("small-alliance").size() + 1);
    assertThat(RulebookVersions.of("a-new-programme", "sha256:0")).isEqualTo(1);
  }

  @Test
  void no_digest_was_released_twice() {
    assertThat(RulebookVersions.released("small-alliance")).doesNotHaveDuplicates();
  }
}
