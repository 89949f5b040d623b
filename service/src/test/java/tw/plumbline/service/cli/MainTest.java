package tw.plumbline.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.checking.FakeChecks;
import tw.plumbline.service.checking.Prepared;
import tw.plumbline.service.page.Style;

/** The command line over checks that do what their report says. */
final class MainTest {
  private static final Loading FAULTY =
      books -> {
        throw new RulebookException(
            List.of(
                new BookFault("members/a/rule.yaml", 3, new BilingualText("錯", "wrong")),
                new BookFault("members/b/rule.drl", 9, new BilingualText("壞", "bad"))));
      };

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  MainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLIANT, 0",
    "COMPLIANT_WITH_WARNINGS, 0",
    "NON_COMPLIANT, 1",
    "UNDETERMINED, 1",
    "refuse, 2",
    "garbage, 2",
    "fail, 2",
    "break, 2"
  })
  void theExitCodeSaysWhatBecameOfTheReport(String report, int code) {
    assertThat(run("", "check", file(report))).isEqualTo(code);
    assertThat(out().lines()).hasSize(1);
    assertThat(err()).doesNotContain("\tat ");
  }

  @Test
  void aReportIsReadFromTheStandardInput() {
    assertThat(run("COMPLIANT", "check", "-")).isZero();
    assertThat(out()).isEqualTo("{\"was\":\"COMPLIANT\"}\n");
  }

  @Test
  void severalFilesAreAnsweredALineEachAndTheHighestCodeHolds() {
    int code = run("", "check", file("NON_COMPLIANT"), "/no/such/file", file("COMPLIANT"));
    assertThat(code).isEqualTo(2);
    assertThat(out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("NON_COMPLIANT"),
            line -> assertThat(line).contains("file-unreadable", "/no/such/file"),
            line -> assertThat(line).contains("\"COMPLIANT\""));
    assertThat(err()).contains("/no/such/file", "there is no such file");
  }

  @Test
  void aFolderIsNoReport() {
    assertThat(run("", "check", folder.toString())).isEqualTo(2);
    assertThat(err()).contains("it is a folder");
  }

  @Test
  void aBatchIsAnsweredLineByLine() {
    int code = run("COMPLIANT 1\nNON_COMPLIANT 2\n\nCOMPLIANT 3", "check", "--ndjson", "-");
    assertThat(code).isEqualTo(1);
    assertThat(out())
        .isEqualTo(
            "{\"was\":\"COMPLIANT 1\"}\n{\"was\":\"NON_COMPLIANT 2\"}\n"
                + "{\"was\":\"COMPLIANT 3\"}\n");
  }

  @Test
  void aBatchGoesOnAfterALineThatCannotBeChecked() {
    assertThat(run("refuse\nfail\nCOMPLIANT", "check", "--ndjson", "-")).isEqualTo(2);
    assertThat(out().lines()).hasSize(3);
  }

  @Test
  void aBatchIsAnsweredInJsonOnly() {
    assertThat(run("", "check", "--ndjson", "--format", "text", "-")).isEqualTo(2);
    assertThat(err()).contains("--ndjson answers JSON only");
  }

  @Test
  void aPageIsChineseUnlessEnglishIsAskedFor() {
    assertThat(run("NON_COMPLIANT", "check", "--format", "text", "-")).isEqualTo(1);
    assertThat(out()).contains("不符規定", "/members/1");
    assertThat(run("NON_COMPLIANT", "check", "--format=text", "--lang=en", "-")).isEqualTo(1);
    assertThat(out()).contains("not compliant");
  }

  @Test
  void aPageOfWhatIsNoReportNamesItsFaults() {
    assertThat(run("refuse", "check", "--format", "text", "-")).isEqualTo(2);
    assertThat(out()).contains("無法檢核", "/x", "unknown-field", "`x` 不是欄位。");
  }

  @Test
  void aFaultyRulebookIsSaidWithFileAndLine() {
    assertThat(run(FAULTY, "", "check", file("COMPLIANT"))).isEqualTo(2);
    assertThat(err()).contains("members/a/rule.yaml:3: ", "members/b/rule.drl:9: ");
    assertThat(out()).isEmpty();
  }

  @Test
  void verifySaysEveryFault() {
    assertThat(run(FAULTY, "", "rulebook", "verify", folder.toString())).isEqualTo(2);
    assertThat(out()).isEqualTo("members/a/rule.yaml:3: 錯\nmembers/b/rule.drl:9: 壞\n");
  }

  @Test
  void verifySaysThatThereAreNone() {
    assertThat(run("", "rulebook", "verify", "--lang", "en")).isZero();
    assertThat(out()).contains("no faults");
    assertThat(run("", "rulebook", "verify", "/no/such/folder")).isEqualTo(2);
  }

  @Test
  void theLoadedEditionsAreListed() {
    assertThat(run("", "rulebook", "list")).isZero();
    assertThat(out()).isEqualTo("small-alliance-108  7  " + Prepared.EDITION.digest() + "\n");
  }

  @Test
  void anEditionThatIsNotThereIsSaid() {
    assertThat(run("", "rulebook", "show", "small-alliance-99", "--lang", "en")).isEqualTo(2);
    assertThat(err()).contains("small-alliance-99", "small-alliance-108");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "--nonsense", "check --format xml -", "check --lang fr -"})
  void whatIsNoCommandIsExplained(String line) {
    assertThat(run("", line.split(" "))).isEqualTo(2);
    assertThat(err()).contains("Usage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --help", "rulebook --help", "rulebook list --help", "rulebook show --help",
        "rulebook verify --help", "user add --help", "user list --help", "user remove --help",
        "serve --help", "demo --help"
      })
  void everyCommandHasAHelp(String line) {
    assertThat(run("", line.split(" "))).isZero();
    assertThat(out()).contains("Usage").containsPattern("\\p{IsHan}+。 [A-Z]");
    assertThat(err()).isEmpty();
  }

  @Test
  void theListOfCommandsIsInBothLanguages() {
    assertThat(run("", "--help")).isZero();
    assertThat(out().lines().dropWhile(line -> !line.startsWith("Commands")).skip(1))
        .hasSize(7)
        .allMatch(line -> line.matches("  [a-z]+ .*\\p{IsHan}.*[a-z]{3}.*"));
  }

  @Test
  void whatGoesWrongIsSaidInBothLanguagesUnlessOneIsAskedFor() {
    run("", "rulebook", "show", "nope");
    assertThat(err()).contains("沒有版次 `nope`", "There is no edition `nope`");
    run("", "rulebook", "show", "nope", "--lang", "zh-TW");
    assertThat(err()).contains("沒有版次").doesNotContain("There is");
    run("", "user", "add", "x", "--role", "bogus");
    assertThat(err()).contains("沒有角色 `bogus`", "There is no role `bogus`");
    run("", "user", "add", "x", "--role", "bogus", "--lang", "en");
    assertThat(err()).contains("There is no role `bogus`").doesNotContain("沒有角色");
  }

  private int run(String in, String... args) {
    return run(books -> new FakeChecks(), in, args);
  }

  private int run(Loading loading, String in, String... args) {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            Style.PLAIN);
    return Main.run(terminal, loading, args);
  }

  private String file(String report) {
    try {
      return Files.writeString(Files.createTempFile(folder, "", ".json"), report).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
