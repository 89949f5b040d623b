package tw.plumbline.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.PropertyResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.OwnerAccess;
import tw.plumbline.service.ledger.LedgerAudit;
import tw.plumbline.service.ledger.LedgerFault;
import tw.plumbline.service.ledger.PublicLogKey;
import tw.plumbline.service.ledger.SignedNote;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline audit}: whether what is on record is what was put there. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(verify | replay)",
    header = "查驗紀錄與卷宗。 Checks records and dossiers.")
final class AuditCommand implements Runnable {
  private static final int MOST_HEADS = 1_000_000;

  private final Terminal terminal;
  private final PropertyResolver settings;

  @Spec @Nullable CommandSpec spec;

  AuditCommand(Terminal terminal, PropertyResolver settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  @Override
  public void run() {
    throw misused(Said.of(null, "audit.which"));
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      header = "以稽核鏈查驗整個資料庫。 Checks the whole database against its log.",
      description = {
        "不需服務；服務執行中亦可。 Needs no service; also while one runs.",
        "結束代碼：0 相符，1 有不符，2 無法讀取。 Exit: 0 all fits, 1 something does not, 2 unreadable."
      })
  int verify(
      @Option(
              names = "--key",
              paramLabel = "FILE",
              description = "信任的公鑰（name+id+key）。 The public key that counts.")
          @Nullable Path key,
      @Option(
              names = "--heads",
              paramLabel = "DIR",
              description = "另存他處之簽署樹首。 Signed heads that were kept elsewhere.")
          @Nullable Path heads,
      @Option(names = "--lang", paramLabel = "zh-TW|en", converter = LanguageConverter.class)
          @Nullable Language language) {
    Words words = Said.words(language);
    List<PublicLogKey> trusted = key == null ? List.of() : List.of(key(key, language));
    List<SignedNote> kept = heads == null ? List.of() : heads(heads, language);
    LoggingSystem.get(AuditCommand.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    LedgerAudit.Result result;
    try (OwnerAccess access = OwnerAccess.open(settings)) {
      result = LedgerAudit.of(Migrations.dataSource(access.server()), trusted, kept);
    }
    for (LedgerFault fault : result.faults()) {
      terminal.say(line(fault, words));
    }
    terminal.say(
        words.of(
            result.faults().isEmpty() ? "audit.fits" : "audit.differs",
            result.faults().size(),
            result.size(),
            result.unsealed(),
            result.kept()));
    if (result.ownKeys()) {
      terminal.say(words.of("audit.ownKeys"));
    }
    if (result.kept() == 0) {
      terminal.say(words.of("audit.noHeads"));
    }
    return result.faults().isEmpty() ? ExitCode.OK : ExitCode.NOT_COMPLIANT;
  }

  private static String line(LedgerFault fault, Words words) {
    String what = words.of("audit.fault." + fault.kind().name());
    return fault.recorded() == null && fault.found() == null
        ? words.of("audit.line", what, fault.place())
        : words.of("audit.lineOfValues", what, fault.place(), fault.recorded(), fault.found());
  }

  private PublicLogKey key(Path file, @Nullable Language language) {
    return PublicLogKey.read(text(file, language))
        .orElseThrow(() -> misused(Said.of(language, "audit.noKey", file)));
  }

  private List<SignedNote> heads(Path folder, @Nullable Language language) {
    List<SignedNote> heads = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(file -> file.toString().endsWith(".txt"))
              .sorted()
              .limit(MOST_HEADS)
              .toList()) {
        heads.add(
            SignedNote.read(text(file, language))
                .orElseThrow(() -> misused(Said.of(language, "audit.noHead", file))));
      }
      return heads;
    } catch (IOException unreadable) {
      throw misused(Said.of(language, "rulebook.notAFolder", folder));
    }
  }

  private String text(Path file, @Nullable Language language) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw misused(Said.of(language, "audit.unreadable", file));
    }
  }

  private ParameterException misused(String why) {
    if (spec == null) {
      throw new IllegalStateException(why);
    }
    return new ParameterException(spec.commandLine(), why);
  }
}
