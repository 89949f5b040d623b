package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Doorway.Announced;

/** The first start and later ones, each on a database of its own. */
final class FirstUsersTest {
  private final UserRegister register = new UserRegister(TestDatabase.server());

  @Test
  void theFirstStartMakesFiveUsersAndSaysTheirPasswordsOnce() {
    Announced first = start(Map.of());
    assertThat(first.made)
        .containsOnlyKeys("portal", "official", "official-2", "auditor", "programme-office");
    assertThat(first.made.values()).doesNotHaveDuplicates().allMatch(word -> word.length() >= 20);
    first.made.forEach((name, password) -> assertThat(knows(name, password)).isTrue());
    assertThat(register.list())
        .extracting(UserRegister.User::name, UserRegister.User::role)
        .contains(tuple("official-2", "official"), tuple("programme-office", "programme-office"));

    Announced second = start(Map.of());
    assertThat(second.made).isEmpty();
    assertThat(second.changed).isEmpty();
    first.made.forEach((name, password) -> assertThat(knows(name, password)).isTrue());
  }

  @Test
  void aPresetPasswordIsUsedAndNotSaid() {
    Announced first = start(Map.of("PLUMBLINE_PASSWORD_OFFICIAL_2", "chosen"));
    assertThat(first.made).hasSize(4).doesNotContainKey("official-2");
    assertThat(first.changed).isEmpty();
    assertThat(knows("official-2", "chosen")).isTrue();
  }

  @Test
  void anotherPresetPasswordChangesTheOldOneAndThatIsSaid() {
    start(Map.of("PLUMBLINE_PASSWORD_PORTAL", "chosen"));
    assertThat(start(Map.of("PLUMBLINE_PASSWORD_PORTAL", "chosen")).changed).isEmpty();
    assertThat(start(Map.of("PLUMBLINE_PASSWORD_PORTAL", "newer")).changed)
        .containsExactly("portal");
    assertThat(knows("portal", "newer")).isTrue();
    assertThat(knows("portal", "chosen")).isFalse();
  }

  @Test
  void aPresetPasswordThatTheHashWouldCutIsRefusedWithoutRepeatingIt() {
    String tooLong = "長".repeat(25);
    assertThatThrownBy(() -> start(Map.of("PLUMBLINE_PASSWORD_PORTAL", tooLong)))
        .hasMessageContaining("PLUMBLINE_PASSWORD_PORTAL")
        .hasMessageNotContaining(tooLong);
  }

  @Test
  void hashesAreBcrypt() {
    start(Map.of());
    assertThat(register.hash("portal")).startsWith("{bcrypt}$2a$");
  }

  private Announced start(Map<String, Object> settings) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", settings));
    Announced announced = new Announced();
    new FirstUsers(
            register, new PresetPasswords(new PropertySourcesPropertyResolver(sources)), announced)
        .make();
    return announced;
  }

  private boolean knows(String name, String password) {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder()
        .matches(password, register.hash(name));
  }
}
