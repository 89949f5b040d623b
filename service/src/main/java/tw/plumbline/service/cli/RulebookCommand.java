package tw.plumbline.service.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.tooling.Completeness;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.page.EditionPage;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;
import tw.plumbline.service.rulebook.RulebookFolders;

/** {@code plumbline rulebook}. */
@Command(
    name = "rulebook",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show | verify | new | test | diff | coverage)",
    header = "檢視及驗證規則。 Shows and verifies rulebooks.")
final class RulebookCommand implements Runnable {
  private final Terminal terminal;
  private final Loading loading;

  @Spec @Nullable CommandSpec spec;

  RulebookCommand(Terminal terminal, Loading loading) {
    this.terminal = terminal;
    this.loading = loading;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), Said.of(null, "rulebook.which"));
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "已載入的版次、版本與雜湊。 The loaded editions: id, version, digest.")
  int list() {
    for (RulebookRef edition : loading.load(null).editions()) {
      terminal.say("%s  %d  %s".formatted(edition.id(), edition.version(), edition.digest()));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      header = "一個版次的條款。 The clauses of an edition.")
  int show(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--lang", paramLabel = "zh-TW|en", converter = LanguageConverter.class)
          @Nullable Language language) {
    Words words = Said.words(language);
    Checks checks = loading.load(null);
    for (RulebookRef edition : checks.editions()) {
      if (edition.id().equals(id)) {
        Edition content = checks.edition(id).orElseThrow();
        terminal.out().print(EditionPage.of(content, edition, words, terminal.style()));
        return ExitCode.OK;
      }
    }
    String loaded =
        checks.editions().stream().map(RulebookRef::id).collect(Collectors.joining(", "));
    terminal.complain("plumbline: " + Said.of(language, "rulebook.unknown", id, loaded));
    return ExitCode.UNREADABLE;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      header = "驗證規則。 Verifies rulebooks.",
      description = {
        "載入資料夾（或內建規則），列出所有錯誤；資料夾另列出缺少案例之檢核。",
        "Loads a folder (or the built-in rulebooks) and says every fault: file:line: message;",
        "of a folder also which checks lack cases."
      })
  int verify(
      @Parameters(arity = "0..1", paramLabel = "DIR") @Nullable Path folder,
      @Option(names = "--lang", paramLabel = "zh-TW|en", converter = LanguageConverter.class)
          @Nullable Language language) {
    Words words = Said.words(language);
    if (folder != null && !Files.isDirectory(folder)) {
      terminal.complain("plumbline: " + Said.of(language, "rulebook.notAFolder", folder));
      return ExitCode.UNREADABLE;
    }
    try {
      loading.load(folder);
      if (folder != null && lacks(folder, words)) {
        return ExitCode.NOT_COMPLIANT;
      }
    } catch (RulebookException faulty) {
      for (BookFault fault : faulty.faults()) {
        terminal.say("%s:%d: %s".formatted(fault.file(), fault.line(), words.of(fault.message())));
      }
      terminal.complain(
          "plumbline: " + Said.of(language, "rulebook.faulty", faulty.faults().size()));
      return ExitCode.UNREADABLE;
    }
    terminal.say(words.of("rulebook.sound"));
    return ExitCode.OK;
  }

  /** Says what the rulebooks of a folder lack though they load. */
  private boolean lacks(Path folder, Words words) {
    int lacks = 0;
    for (RulebookFiles files : RulebookFolders.only(folder)) {
      for (BookFault lack : Completeness.faults(Rulebook.read(files))) {
        terminal.say("%s:%d: %s".formatted(lack.file(), lack.line(), words.of(lack.message())));
        lacks++;
      }
    }
    if (lacks > 0) {
      terminal.complain("plumbline: " + words.of("rulebook.incomplete", lacks));
    }
    return lacks > 0;
  }
}
