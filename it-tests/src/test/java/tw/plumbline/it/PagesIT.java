package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The workbench in a real browser. */
@SuppressWarnings("NullAway.Init") // set before all tests
final class PagesIT {
  private static final By CLAUSES = By.cssSelector("table.clauses tbody tr");

  private static Service service;
  private static Reader reader;

  @BeforeAll
  static void start() throws IOException {
    service = Service.start();
    reader = Reader.of(service);
    reader.signIn("official");
  }

  @AfterAll
  static void end() throws Exception {
    if (reader != null) {
      reader.close();
    }
    if (service != null) {
      service.close();
    }
  }

  static Stream<Map.Entry<String, String>> pages() {
    String edition = "/workbench/rulebooks/small-alliance-108";
    return Stream.of(
        Map.entry("home", "/workbench"),
        Map.entry("edition", edition),
        Map.entry("clause", edition + "/clauses/SA108-M-05"),
        Map.entry("clause-table", edition + "/clauses/SA108-I-02"),
        Map.entry("clause-person", edition + "/clauses/DR-08"),
        Map.entry("clause-rows", edition + "/clauses/SA108-M-08"),
        Map.entry("coverage", edition + "/coverage"),
        Map.entry("difference", edition + "/difference"),
        Map.entry("versions", "/workbench/programmes/small-alliance/versions"),
        Map.entry("drafts", "/workbench/drafts"),
        Map.entry("waivers", "/workbench/waivers"),
        Map.entry("missing", "/workbench/nothing"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsForEverybodyAndFitsItsScreen(Map.Entry<String, String> page) throws IOException {
    for (String language : List.of("zh-TW", "en")) {
      reader.open(page.getValue() + "?lang=" + language);
      reader.look(page.getKey() + "-" + language);
    }
  }

  @Test
  void theSignInPageIsForEverybody() throws IOException {
    reader.chromium().driver().manage().deleteAllCookies();
    reader.open("/workbench/rulebooks/small-alliance-108");
    assertThat(reader.path()).startsWith("/sign-in");
    reader.look("sign-in");
    reader.type("name", "official");
    reader.type("password", "wrong" + Keys.ENTER);
    reader.look("sign-in-wrong");
    reader.type("password", Service.password("official") + Keys.ENTER);
    reader.await(() -> reader.path().equals("/workbench/rulebooks/small-alliance-108"));
  }

  @Test
  void clausesAreFoundWhileSomebodyTypesAndTheAddressSaysSo() {
    reader.open("/workbench/rulebooks/small-alliance-108?lang=zh-TW");
    reader.type("q", "SA108-M-05b");
    reader.await(() -> reader.chromium().driver().findElements(CLAUSES).size() == 1);
    reader.await(() -> reader.chromium().driver().getCurrentUrl().contains("q=SA108-M-05b"));
    assertThat(reader.focused().getAttribute("id")).isEqualTo("q");
    reader.assertNothingWasRefused();
  }

  @Test
  void everythingWorksWithoutScripts() {
    reader.chromium().scripts(false);
    try {
      reader.open("/workbench/rulebooks/small-alliance-108?lang=zh-TW");
      reader.type("q", "SA108-M-05b" + Keys.ENTER);
      reader.await(() -> reader.chromium().driver().findElements(CLAUSES).size() == 1);
      reader.click(By.linkText("SA108-M-05b"));
      reader.await(() -> reader.path().endsWith("/clauses/SA108-M-05b"));
    } finally {
      reader.chromium().scripts(true);
    }
  }

  @Test
  void aPageIsWalkedThroughByKeyboard() {
    reader.open("/workbench?lang=zh-TW");
    reader.press(Keys.TAB);
    assertThat(reader.focused().getText()).isEqualTo("跳到主要內容");
    reader.press(Keys.ENTER);
    reader.press(Keys.TAB);
    assertThat(reader.focused().findElements(By.xpath("ancestor::main"))).hasSize(1);
  }
}
