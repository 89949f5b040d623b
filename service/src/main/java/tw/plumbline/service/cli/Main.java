package tw.plumbline.service.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code plumbline}: the command line. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "準繩：依計畫規則檢核聯盟的填報。",
      "Plumbline: checks what alliances file against their programme's rules."
    },
    subcommands = HelpCommand.class)
public final class Main {
  /** Words of the options that picocli brings. */
  private static final String HELP = "tw.plumbline.service.cli.help";

  private Main() {}

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int code = run(terminal, Loading.OF_PLUMBLINE, args);
    if (code != ExitCode.SERVING) {
      System.exit(code);
    }
  }

  static int run(Terminal terminal, Loading loading, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new CheckCommand(terminal, loading));
    line.addSubcommand(
        new CommandLine(new RulebookCommand(terminal, loading))
            .addSubcommand(new RulebookNewCommand(terminal))
            .addSubcommand(new RulebookTestCommand(terminal))
            .addSubcommand(new RulebookDiffCommand(terminal))
            .addSubcommand(new RulebookCoverageCommand(terminal)));
    line.addSubcommand(new ServeCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(new UserCommand(terminal, new StandardEnvironment()));
    line.addSubcommand(
        new CommandLine(new AuditCommand(terminal, new StandardEnvironment()))
            .addSubcommand(new AuditReplayCommand(terminal)));
    explain(Objects.requireNonNull(line.getSubcommands().get("help")));
    line.setResourceBundle(ResourceBundle.getBundle(HELP));
    line.setOut(writer(terminal.out())).setErr(writer(terminal.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures(terminal));
    if (args.length == 0) {
      line.usage(terminal.out());
      terminal.out().flush();
      return ExitCode.OK;
    }
    int code = line.execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  /** Picocli brings this command, in English. */
  private static void explain(CommandLine help) {
    help.getCommandSpec().usageMessage().header("顯示指令的說明。 Shows the help of a command.");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"plumbline " + (version == null ? "(unpacked)" : version)};
    }
  }
}
