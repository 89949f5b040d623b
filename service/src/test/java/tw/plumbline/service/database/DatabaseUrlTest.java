package tw.plumbline.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void anAddressSaysEverything() {
    Server server =
        DatabaseUrl.read("postgresql://ann:p%40ss@db.example:6432/plumb?sslmode=require", "", "");

    assertThat(server.host()).isEqualTo("db.example");
    assertThat(server.port()).isEqualTo(6432);
    assertThat(server.database()).isEqualTo("plumb");
    assertThat(server.sslMode()).isEqualTo("require");
    assertThat(server.owner().user()).isEqualTo("ann");
    assertThat(server.owner().password()).isEqualTo("p@ss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql:", "r2dbc:postgresql:", "postgres:"})
  void whatIsLeftOutIsUsual(String scheme) {
    Server server = DatabaseUrl.read(scheme + "//[::1]/plumb", "ben", "secret");

    assertThat(server.host()).isEqualTo("::1");
    assertThat(server.port()).isEqualTo(5432);
    assertThat(server.sslMode()).isEqualTo("prefer");
    assertThat(server.owner().user()).isEqualTo("ben");
    assertThat(server.owner().password()).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann:hush@h/d",
        "postgresql://ann:hush@h/",
        "postgresql:///d?password=hush",
        "postgresql://h/d",
        "postgresql://ann:hush@h/d?sslmode=bogus",
        "hush hush"
      })
  void whatIsNoAddressIsRefusedUnrepeated(String text) {
    assertThatThrownBy(() -> DatabaseUrl.read(text, "", ""))
        .isInstanceOf(DatabaseException.class)
        .hasMessageNotContaining("hush")
        .hasMessageContaining("PLUMBLINE_DATABASE_URL");
  }
}
