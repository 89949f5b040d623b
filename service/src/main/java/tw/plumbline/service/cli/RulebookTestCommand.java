package tw.plumbline.service.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseResult;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.tooling.CaseTest;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline rulebook test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "以兩種引擎執行規則書之案例，列出不符者。",
      "Runs a rulebook's cases on both engines and says which fail.",
      "",
      "結束代碼 Exit code: 0 全部相符 all pass · 1 有不符 some fail · 2 無法讀取 unreadable."
    })
final class RulebookTestCommand extends RulebookWork {
  @Parameters(index = "0", paramLabel = "DIR", description = "規則書資料夾 folder of the rulebook")
  Path programme = Path.of("");

  @Option(
      names = "--clause",
      paramLabel = "ID",
      description = "僅此條款之案例 only the cases of this clause")
  @Nullable String clause;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "訊息的語言，預設 zh-TW。 Language of messages.")
  Language language = Language.ZH_TW;

  RulebookTestCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int work(Words words) {
    Rulebook rulebook = Rulebook.read(RulebookFiles.in(programme));
    List<CaseResult> results = new ArrayList<>();
    for (Edition edition : rulebook.editions().values()) {
      for (Evaluator evaluator : Evaluator.values()) {
        results.addAll(CaseTest.run(rulebook, edition, evaluator, clause));
      }
    }
    List<CaseResult> failed = results.stream().filter(result -> !result.passed()).toList();
    for (CaseResult result : failed) {
      terminal.say(result.about().toString());
      result.differences().forEach(difference -> terminal.say("  " + words.of(difference)));
    }
    terminal.say(words.of("rulebook.tested", results.size() - failed.size(), results.size()));
    return failed.isEmpty() ? ExitCode.OK : ExitCode.NOT_COMPLIANT;
  }

  @Override
  Words words() {
    return new Words(language);
  }
}
