package tw.plumbline.service.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.tooling.DiffPage;
import tw.plumbline.rules.tooling.EditionDiff;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline rulebook diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "以表格列出兩個版次，或兩個規則書資料夾（最新版次）之差異。",
      "The difference of two editions, or of two rulebooks' folders (their newest), as a table."
    })
final class RulebookDiffCommand extends RulebookWork {
  @Parameters(index = "0", paramLabel = "A", description = "版次或資料夾 edition or folder")
  String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "版次或資料夾 edition or folder")
  String after = "";

  @Option(
      names = "--rulebook",
      paramLabel = "DIR",
      description = "版次所在之規則書資料夾，預設為內建 folder of the editions, if not built in")
  @Nullable Path folder;

  @Option(
      names = "--lang",
      paramLabel = "zh-TW|en",
      converter = LanguageConverter.class,
      description = "訊息的語言，預設 zh-TW。 Language of messages.")
  Language language = Language.ZH_TW;

  RulebookDiffCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int work(Words words) {
    Edition from = edition(before);
    Edition to = edition(after);
    List<Edition> between =
        editions(after).stream()
            .filter(edition -> edition.programme().equals(to.programme()))
            .filter(edition -> edition.year() > from.year() && edition.year() <= to.year())
            .toList();
    terminal.out().print(DiffPage.markdown(before, after, EditionDiff.of(from, to, between)));
    return ExitCode.OK;
  }

  /** An edition by its id, or the newest in a folder. */
  private Edition edition(String name) {
    List<Edition> editions = editions(name);
    if (Files.isDirectory(Path.of(name))) {
      return editions.get(editions.size() - 1);
    }
    return editions.stream()
        .filter(edition -> edition.id().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no edition `" + name + "`"));
  }

  /** The editions among which a name is looked for; those of a rulebook by year. */
  private List<Edition> editions(String name) {
    Path named = Files.isDirectory(Path.of(name)) ? Path.of(name) : folder;
    List<RulebookFiles> files =
        named == null ? RulebookFiles.builtIn() : List.of(RulebookFiles.in(named));
    return files.stream()
        .flatMap(each -> Rulebook.read(each).editions().values().stream())
        .toList();
  }

  @Override
  Words words() {
    return new Words(language);
  }
}
