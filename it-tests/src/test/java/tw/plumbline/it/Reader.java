package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody before the pages of a service, in a real browser. */
final class Reader implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Chromium chromium;
  private final Service service;

  private Reader(Chromium chromium, Service service) {
    this.chromium = chromium;
    this.service = service;
  }

  static Reader of(Service service) throws IOException {
    Chromium chromium = Chromium.start();
    chromium.size(1280, 800);
    return new Reader(chromium, service);
  }

  Chromium chromium() {
    return chromium;
  }

  /** The page is for everybody, fits both screens, and is kept as pictures. */
  void look(String name) throws IOException {
    assertAccessible(name);
    for (int[] size : List.of(new int[] {1280, 800}, new int[] {768, 1024})) {
      chromium.size(size[0], size[1]);
      assertFits(name);
      chromium.screenshot(SCREENSHOTS.resolve("%s-%d.png".formatted(name, size[0])));
    }
    chromium.size(1280, 800);
    assertNothingWasRefused();
  }

  /** Presses something, wherever on the page it stands. */
  void click(By what) {
    ((JavascriptExecutor) chromium.driver())
        .executeScript("arguments[0].click()", chromium.driver().findElement(what));
  }

  void click(String button) {
    click(By.xpath("//main//button[normalize-space()='" + button + "' and not(@disabled)]"));
  }

  boolean has(String text) {
    try {
      return chromium.driver().findElement(By.tagName("main")).getText().contains(text);
    } catch (StaleElementReferenceException anotherPage) {
      return false;
    }
  }

  void signIn(String user) {
    open("/sign-in");
    type("name", user);
    type("password", Service.password(user) + Keys.ENTER);
    await(() -> path().equals("/workbench"));
  }

  void open(String path) {
    chromium.driver().get(service.at(path).toString());
  }

  String path() {
    return URI.create(String.valueOf(chromium.driver().getCurrentUrl())).getPath();
  }

  void type(String id, String text) {
    WebElement field = chromium.driver().findElement(By.id(id));
    field.clear();
    field.sendKeys(text);
  }

  void press(CharSequence key) {
    focused().sendKeys(key);
  }

  WebElement focused() {
    return chromium.driver().switchTo().activeElement();
  }

  void await(BooleanSupplier holds) {
    new WebDriverWait(chromium.driver(), PATIENCE).until(driver -> holds.getAsBoolean());
  }

  void assertAccessible(String page) {
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
  void assertFits(String page) {
    Object over =
        ((JavascriptExecutor) chromium.driver())
            .executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over).as(page).isEqualTo(0L);
  }

  /** The content security policy refused nothing, and no script failed. */
  void assertNothingWasRefused() {
    assertThat(chromium.driver().manage().logs().get("browser"))
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .filteredOn(entry -> !entry.getMessage().contains("Failed to load resource"))
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }

  @Override
  public void close() throws IOException {
    chromium.close();
  }
}
