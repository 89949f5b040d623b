package tw.plumbline.service.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.plumbline.service.Application;
import tw.plumbline.service.demo.DemoPage;
import tw.plumbline.service.demo.Portal;
import tw.plumbline.service.demo.Sample;
import tw.plumbline.service.demo.Samples;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "啟動服務，如入口網站般經 HTTP 送檢範例報告，列出各聯盟的檢核結果，並繼續服務。",
      "Serves, files the sample reports over HTTP as the portal would, prints the findings of each"
          + " alliance, and keeps serving."
    })
final class DemoCommand implements Callable<Integer> {
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
  Language language = Language.ZH_TW;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Words words = new Words(language);
    Optional<Application.Running> running = Serving.start(port, null, terminal, words);
    if (running.isEmpty()) {
      return ExitCode.UNREADABLE;
    }
    String address = running.get().address();
    List<Sample> samples = Samples.all();
    DemoPage page = new DemoPage(words, terminal.style());
    terminal.say(page.title(samples));
    Portal portal = new Portal(URI.create(address));
    for (Sample sample : samples) {
      terminal.out().print(page.filed(sample, portal.file(sample.report())));
      terminal.out().flush();
    }
    terminal.say("");
    terminal.say(words.of("demo.serving", address));
    return ExitCode.SERVING;
  }
}
