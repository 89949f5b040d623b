package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The workbench in a real browser. */
@SuppressWarnings("NullAway.Init") // set before all tests
final class PagesIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Chromium chromium;
  private static Service service;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    service = Service.start();
    chromium.size(1280, 800);
    signIn("official");
  }

  @AfterAll
  static void end() throws Exception {
    if (chromium != null) {
      chromium.close();
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
        Map.entry("missing", "/workbench/nothing"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsForEverybodyAndFitsItsScreen(Map.Entry<String, String> page) throws IOException {
    for (String language : List.of("zh-TW", "en")) {
      open(page.getValue() + "?lang=" + language);
      assertAccessible(page.getKey());
      for (int[] size : List.of(new int[] {1280, 800}, new int[] {768, 1024})) {
        chromium.size(size[0], size[1]);
        assertFits(page.getKey());
        chromium.screenshot(
            SCREENSHOTS.resolve("%s-%s-%d.png".formatted(page.getKey(), language, size[0])));
      }
      chromium.size(1280, 800);
    }
    assertNothingWasRefused();
  }

  @Test
  void theSignInPageIsForEverybody() throws IOException {
    chromium.driver().manage().deleteAllCookies();
    open("/workbench/rulebooks/small-alliance-108");
    assertThat(path()).startsWith("/sign-in");
    assertAccessible("sign-in");
    chromium.screenshot(SCREENSHOTS.resolve("sign-in-1280.png"));
    type("name", "official");
    type("password", "wrong" + Keys.ENTER);
    assertAccessible("sign-in-wrong");
    chromium.screenshot(SCREENSHOTS.resolve("sign-in-wrong-1280.png"));
    type("password", Service.password("official") + Keys.ENTER);
    await(() -> path().equals("/workbench/rulebooks/small-alliance-108"));
  }

  @Test
  void clausesAreFoundWhileSomebodyTypesAndTheAddressSaysSo() {
    open("/workbench/rulebooks/small-alliance-108?lang=zh-TW");
    type("q", "SA108-M-05b");
    await(
        () -> chromium.driver().findElements(By.cssSelector("table.clauses tbody tr")).size() == 1);
    await(() -> chromium.driver().getCurrentUrl().contains("q=SA108-M-05b"));
    assertThat(chromium.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("q");
    assertNothingWasRefused();
  }

  @Test
  void everythingWorksWithoutScripts() {
    chromium.scripts(false);
    try {
      open("/workbench/rulebooks/small-alliance-108?lang=zh-TW");
      type("q", "SA108-M-05b" + Keys.ENTER);
      await(
          () ->
              chromium.driver().findElements(By.cssSelector("table.clauses tbody tr")).size() == 1);
      chromium.driver().findElement(By.linkText("SA108-M-05b")).click();
      await(() -> path().endsWith("/clauses/SA108-M-05b"));
    } finally {
      chromium.scripts(true);
    }
  }

  @Test
  void aPageIsWalkedThroughByKeyboard() {
    open("/workbench?lang=zh-TW");
    press(Keys.TAB);
    assertThat(focused().getText()).isEqualTo("跳到主要內容");
    press(Keys.ENTER);
    press(Keys.TAB);
    assertThat(focused().findElements(By.xpath("ancestor::main"))).hasSize(1);
  }

  private static void signIn(String user) {
    open("/sign-in");
    type("name", user);
    type("password", Service.password(user) + Keys.ENTER);
    await(() -> path().equals("/workbench"));
  }

  private static void open(String path) {
    chromium.driver().get(service.at(path).toString());
  }

  private static String path() {
    return URI.create(String.valueOf(chromium.driver().getCurrentUrl())).getPath();
  }

  private static void type(String id, String text) {
    WebElement field = chromium.driver().findElement(By.id(id));
    field.clear();
    field.sendKeys(text);
  }

  private static void press(CharSequence key) {
    focused().sendKeys(key);
  }

  private static WebElement focused() {
    return chromium.driver().switchTo().activeElement();
  }

  private static void await(BooleanSupplier holds) {
    new WebDriverWait(chromium.driver(), PATIENCE).until(driver -> holds.getAsBoolean());
  }

  private static void assertAccessible(String page) {
    List<Rule> violations =
        new AxeBuilder().withTags(STANDARDS).analyze(chromium.driver()).getViolations();
    assertThat(violations)
        .as(page)
        .extracting(
            rule ->
                rule.getId()
                    + " "
                    + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList())
        .isEmpty();
  }

  /** Nobody has to move a page sideways; what is wide moves within it. */
  private static void assertFits(String page) {
    Object over =
        ((JavascriptExecutor) chromium.driver())
            .executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over).as(page).isEqualTo(0L);
  }

  /** The content security policy refused nothing, and no script failed. */
  private static void assertNothingWasRefused() {
    assertThat(chromium.driver().manage().logs().get("browser"))
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .filteredOn(entry -> !entry.getMessage().contains("Failed to load resource"))
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }
}
