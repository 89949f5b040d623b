package tw.plumbline.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import picocli.CommandLine;
import reactor.test.StepVerifier;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.EmbeddedDatabase;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.page.Style;

/** {@code user} on a given database, and on an embedded one that runs and that does not. */
final class UserCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, Object> settings = new HashMap<>();

  @Test
  void aUserIsAddedWithARandomPasswordThatIsShownOnce() {
    onAGivenDatabase();
    assertThat(run("add", "ms-liu", "--role", "alliance", "--alliance", "A-017", "--lang", "en"))
        .isZero();
    assertThat(out()).contains("`ms-liu`").containsPattern("shown this once\\): [\\w-]{24}\n");
    assertThat(run("list")).isZero();
    assertThat(out()).isEqualTo("ms-liu  alliance  A-017\n");
  }

  @Test
  void aPresetPasswordIsNotShown() {
    onAGivenDatabase();
    settings.put("PLUMBLINE_PASSWORD_MR_WANG", "chosen-by-me");
    assertThat(run("add", "mr.wang", "--role", "auditor")).isZero();
    assertThat(out()).contains("mr.wang").doesNotContain("chosen-by-me", "密碼");
  }

  @Test
  void aUserOfTheSameNameIsReplaced() {
    onAGivenDatabase();
    run("add", "someone", "--role", "alliance", "--alliance", "A-1");
    run("add", "someone", "--role", "programme-office");
    run("list");
    assertThat(out()).isEqualTo("someone  programme-office\n");
  }

  @Test
  void aUserIsRemovedAndOneThatIsNotThereIsSaid() {
    onAGivenDatabase();
    run("add", "someone", "--role", "auditor");
    assertThat(run("remove", "someone")).isZero();
    assertThat(run("remove", "someone", "--lang", "en")).isEqualTo(2);
    assertThat(err()).contains("There is no user `someone`.").doesNotContain("沒有");
    assertThat(run("remove", "someone")).isEqualTo(2);
    assertThat(err()).contains("沒有使用者 `someone`。 There is no user `someone`.");
    assertThat(run("list")).isZero();
    assertThat(out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add",
        "add someone",
        "add someone --role emperor",
        "add someone --role alliance",
        "add someone --role auditor --alliance A-1",
        "add Someone --role auditor",
        "add -someone --role auditor",
        "remove",
        ""
      })
  void whatIsNoCommandIsExplainedAndNothingIsTouched(String line) {
    settings.put("plumbline.database.url", "postgresql://x:y@127.0.0.1:1/none");
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err()).contains("Usage").doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidInWords() {
    settings.put("plumbline.database.url", "nonsense with a secret");
    assertThat(run("list")).isEqualTo(2);
    assertThat(err()).contains("PLUMBLINE_DATABASE_URL").doesNotContain("secret", "\tat ");
  }

  @Test
  void theEmbeddedDatabaseNeedNotRun(@TempDir Path folder) {
    settings.put("plumbline.data", folder.resolve("data").toString());
    assertThat(run("add", "someone", "--role", "auditor")).isZero();
    try (EmbeddedDatabase service = EmbeddedDatabase.start(folder.resolve("data"))) {
      Migrations.run(service.server());
      assertThat(run("add", "another", "--role", "official")).isZero();
      assertThat(run("list")).isZero();
      assertThat(out()).isEqualTo("another  official\nsomeone  auditor\n");
      try (Database database = TestDatabase.database(service.server())) {
        StepVerifier.create(database.run(Sql.of("ask", "select 1")))
            .as("the password of the service that runs still holds")
            .verifyComplete();
      }
    }
  }

  @Test
  void theFirstUsersAreSaidInBothLanguages() {
    FirstUsersPage page = new FirstUsersPage(terminal());
    page.users(Map.of("portal", "the-password"), List.of("official-2"));
    assertThat(out())
        .contains("密碼只在此顯示一次", "shown here this once", "portal            the-password")
        .contains("更改 `official-2` 的密碼", "was changed", "PLUMBLINE_PASSWORD_OFFICIAL_2");
    out.reset();
    page.users(Map.of(), List.of());
    assertThat(out()).isEmpty();
  }

  private void onAGivenDatabase() {
    settings.put("plumbline.database.url", TestDatabase.url(TestDatabase.server()));
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", settings));
    Terminal terminal = terminal();
    CommandLine line =
        new CommandLine(new UserCommand(terminal, new PropertySourcesPropertyResolver(sources)));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setExecutionExceptionHandler(new Failures(terminal));
    int code = line.execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private Terminal terminal() {
    return new Terminal(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Style.PLAIN);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
