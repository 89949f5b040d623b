package tw.plumbline.service.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.DatabaseConfiguration;
import tw.plumbline.service.database.Passwords;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.demo.DemoPage;
import tw.plumbline.service.demo.Portal;
import tw.plumbline.service.demo.Sample;
import tw.plumbline.service.demo.Samples;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "啟動服務並送檢範例報告。 Serves, and files the sample reports.",
    description = {
      "如入口網站般經 HTTP 送檢範例報告，列出各聯盟的檢核結果，並繼續服務。",
      "Files the sample reports over HTTP as the portal would, prints the findings of each"
          + " alliance, and keeps serving."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String USER = "demo";

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = ServeCommand.DEFAULT_PORT,
      description = "連接埠，預設 8080；0 為任一空的。 Port; 0 for any free one.")
  int port;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "語言，預設 zh-TW。 Language.")
  @Nullable Language language;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Words words = Said.words(language);
    if (System.getenv(DatabaseConfiguration.URL_SETTING) != null) {
      // What is stored stays for ever, and the demo's alliances do not exist.
      terminal.complain("plumbline: " + Said.of(language, "demo.givenDatabase"));
      return ExitCode.UNREADABLE;
    }
    Optional<Application.Running> running = Serving.start(port, settings(), terminal, language);
    if (running.isEmpty()) {
      return ExitCode.UNREADABLE;
    }
    String address = running.get().address();
    List<Sample> samples = Samples.all();
    DemoPage page = new DemoPage(words, terminal.style());
    terminal.say(page.title(samples));
    Portal portal = portal(running.get());
    for (Sample sample : samples) {
      String key = "demo-" + sample.alliance().replace('/', '-') + "-" + sample.name();
      terminal.out().print(page.filed(sample, portal.file(key, sample.report())));
      terminal.out().flush();
    }
    terminal.say("");
    terminal.say(words.of("demo.serving", address));
    return ExitCode.SERVING;
  }

  /** Unless a folder is named, its database lives in one of its own that goes with the demo. */
  private static Map<String, Object> settings() throws IOException {
    return System.getenv(DatabaseConfiguration.DATA_SETTING) != null
        ? Map.of()
        : Map.of(
            "plumbline.data",
            Files.createTempDirectory("plumbline-demo").toString(),
            "plumbline.data-temporary",
            true);
  }

  private static Portal portal(Application.Running running) {
    String password = Passwords.random();
    new UserRegister(running.context().getBean(Server.class))
        .put(USER, Role.PORTAL, null, password);
    return new Portal(URI.create(running.address()), USER, password);
  }
}
