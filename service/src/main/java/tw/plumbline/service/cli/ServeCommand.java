package tw.plumbline.service.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.plumbline.service.page.Language;

/** {@code plumbline serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = "只對本機提供 HTTP 服務。 Serves HTTP to this machine only.")
final class ServeCommand implements Callable<Integer> {
  static final String DEFAULT_PORT = "8080";

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = DEFAULT_PORT,
      description = "連接埠，預設 8080；0 為任一空的。 Port; 0 for any free one.")
  int port;

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description = "改用此資料夾的規則。 Rulebooks of this folder instead of the built-in ones.")
  @Nullable Path rulebook;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "訊息的語言，預設 zh-TW。 Language of messages.")
  @Nullable Language language;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return Serving.start(
            port,
            rulebook == null ? Map.of() : Map.of("plumbline.rulebook", rulebook.toString()),
            terminal,
            language)
        .map(
            running -> {
              terminal.say(Said.words(language).of("serve.ready", running.address()));
              return ExitCode.SERVING;
            })
        .orElse(ExitCode.UNREADABLE);
  }
}
