package tw.plumbline.service.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.tooling.Coverage;
import tw.plumbline.rules.tooling.CoveragePage;
import tw.plumbline.rules.tooling.MutationTally;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline rulebook coverage}. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "列出各條款之檢核方式、案例數與變異測試結果。",
      "Which clauses are automated, with their cases and mutants."
    })
final class RulebookCoverageCommand extends RulebookWork {
  @Parameters(index = "0", paramLabel = "DIR", description = "規則書資料夾 folder of the rulebook")
  Path programme = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "markdown|json",
      description = "markdown（預設）供人閱讀；json 供程式讀取。 markdown (default) or json.")
  Format format = Format.MARKDOWN;

  @Option(
      names = "--mutants",
      paramLabel = "FILE",
      description = "最近一次變異測試之結果 tally of the last mutation run")
  @Nullable Path mutants;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "訊息的語言，預設 zh-TW。 Language of messages.")
  Language language = Language.ZH_TW;

  RulebookCoverageCommand(Terminal terminal) {
    super(terminal);
  }

  /** How the map is written. */
  enum Format {
    MARKDOWN,
    JSON
  }

  @Override
  int work(Words words) {
    MutationTally tally = mutants == null ? MutationTally.none() : MutationTally.read(mutants);
    Coverage coverage = Coverage.of(Rulebook.read(RulebookFiles.in(programme)), tally);
    terminal
        .out()
        .print(
            format == Format.JSON ? CoveragePage.json(coverage) : CoveragePage.markdown(coverage));
    return ExitCode.OK;
  }

  @Override
  Words words() {
    return new Words(language);
  }
}
