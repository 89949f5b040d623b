package tw.plumbline.service.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.plumbline.rules.tooling.Scaffold;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline rulebook new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "在規則書資料夾中新增一條款，附一個未通過的案例。",
      "Begins a clause in a rulebook's folder, with a case that fails."
    })
final class RulebookNewCommand extends RulebookWork {
  @Parameters(index = "0", paramLabel = "DIR", description = "規則書資料夾 folder of the rulebook")
  Path programme = Path.of("");

  @Parameters(index = "1", paramLabel = "CLAUSE", description = "條款編號 id of the clause")
  String clause = "";

  @Option(
      names = "--chapter",
      paramLabel = "NAME",
      required = true,
      description = "章之資料夾 folder of its chapter")
  String chapter = "";

  @Option(
      names = "--folder",
      paramLabel = "NAME",
      description = "條款資料夾之名稱，預設為編號 name of its folder, if not its id")
  @Nullable String folder;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "訊息的語言，預設 zh-TW。 Language of messages.")
  Language language = Language.ZH_TW;

  RulebookNewCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int work(Words words) {
    String name = folder == null ? Scaffold.slug(clause) : folder;
    Scaffold.clause(programme, clause, chapter, name)
        .forEach(file -> terminal.say(file.toString()));
    return ExitCode.OK;
  }

  @Override
  Words words() {
    return new Words(language);
  }
}
