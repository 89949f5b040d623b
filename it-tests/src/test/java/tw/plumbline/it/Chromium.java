package tw.plumbline.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a screen. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> QUIET =
      List.of(
          "--headless=new",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--hide-scrollbars",
          "--force-color-profile=srgb");

  private final Path profile;
  private final ChromeDriver driver;

  private Chromium(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Starts it. Where there is none on the path the test is skipped and says so, but not where all
   * tests must run.
   */
  static Chromium start() throws IOException {
    Optional<File> browser = NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
    Optional<File> steering = onPath("chromedriver");
    if (browser.isEmpty() || steering.isEmpty()) {
      String lacking = "no chromium and chromedriver on the path: pages are not tried in a browser";
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(lacking);
      }
      Assumptions.abort(lacking);
    }
    Path profile = Files.createTempDirectory("plumbline-chromium");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow());
    options.addArguments(QUIET);
    options.addArguments("--user-data-dir=" + profile, "--lang=zh-TW");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(steering.orElseThrow()).build();
    return new Chromium(profile, new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** The size of what is seen of a page. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Without scripts a page is what was sent and nothing more. */
  void scripts(boolean run) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  /** What is seen of the page now. */
  void screenshot(Path file) throws IOException {
    Map<String, Object> taken =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(
        file, Base64.getDecoder().decode(Objects.requireNonNull(taken.get("data")).toString()));
  }

  private static Optional<File> onPath(String name) {
    String path = System.getenv("PATH");
    return Stream.of(path == null ? "" : path)
        .flatMap(folders -> Arrays.stream(folders.split(Pattern.quote(File.pathSeparator), -1)))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    Service.delete(profile);
  }
}
