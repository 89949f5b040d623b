package tw.plumbline.service.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.PropertyResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tw.plumbline.service.database.OwnerAccess;
import tw.plumbline.service.database.Passwords;
import tw.plumbline.service.identity.PresetPasswords;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** {@code plumbline user}: while the service runs, and while it does not. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(add | list | remove)",
    header = "管理以帳號密碼登入的使用者。 Who may sign in by name and password.",
    description = {
      "服務執行中亦可，一分鐘內生效。",
      "Also while the service runs, which follows within a minute."
    })
final class UserCommand implements Runnable {
  private final Terminal terminal;
  private final PropertyResolver settings;

  @Spec @Nullable CommandSpec spec;

  UserCommand(Terminal terminal, PropertyResolver settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  @Override
  public void run() {
    throw misused(Said.of(null, "user.which"));
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      header = "新增使用者，或取代同名者。 Adds a user, or replaces the one of that name.",
      description = {
        "取代時密碼亦重設。密碼取自 PLUMBLINE_PASSWORD_<NAME>，未設定則隨機產生並顯示一次。",
        "Replaces its password too. The password comes from PLUMBLINE_PASSWORD_<NAME>, or is a"
            + " random one that is shown once."
      })
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "portal, official, auditor, alliance, programme-office")
          String roleName,
      @Option(
              names = "--alliance",
              paramLabel = "ID",
              description = "角色為 alliance 時必填。 For the role alliance, and only for it.")
          @Nullable String alliance,
      @Option(names = "--lang", paramLabel = "zh-TW|en", converter = LanguageConverter.class)
          @Nullable Language language) {
    Role role =
        Role.named(roleName).orElseThrow(() -> misused(Said.of(language, "user.noRole", roleName)));
    if (!UserRegister.canBeNamed(name)) {
      throw misused(Said.of(language, "user.noName"));
    }
    if ((role == Role.ALLIANCE) != (alliance != null && !alliance.isBlank())) {
      throw misused(Said.of(language, "user.allianceOfRole"));
    }
    Words words = Said.words(language);
    Optional<String> preset = preset(name);
    String password = preset.orElseGet(Passwords::random);
    try (OwnerAccess access = open()) {
      new UserRegister(access.server()).put(name, role, alliance, password);
    }
    terminal.say(words.of("user.added", name));
    if (preset.isEmpty()) {
      terminal.say(words.of("user.password", password));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "列出使用者。 The users: name, role, alliance.")
  int list() {
    try (OwnerAccess access = open()) {
      for (UserRegister.User user : new UserRegister(access.server()).list()) {
        String alliance = user.alliance() == null ? "" : "  " + user.alliance();
        terminal.say("%s  %s%s".formatted(user.name(), user.role(), alliance));
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, header = "移除使用者。 Removes a user.")
  int remove(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--lang", paramLabel = "zh-TW|en", converter = LanguageConverter.class)
          @Nullable Language language) {
    Words words = Said.words(language);
    try (OwnerAccess access = open()) {
      if (new UserRegister(access.server()).remove(name)) {
        terminal.say(words.of("user.removed", name));
        return ExitCode.OK;
      }
    }
    terminal.complain("plumbline: " + Said.of(language, "user.unknown", name));
    return ExitCode.UNREADABLE;
  }

  /** What goes wrong is said in words: the standard output is the answer's alone. */
  private OwnerAccess open() {
    LoggingSystem.get(UserCommand.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    return OwnerAccess.open(settings);
  }

  private Optional<String> preset(String name) {
    try {
      return new PresetPasswords(settings).of(name);
    } catch (IllegalArgumentException tooLong) {
      throw misused(String.valueOf(tooLong.getMessage()));
    }
  }

  private ParameterException misused(String why) {
    if (spec == null) {
      throw new IllegalStateException(why);
    }
    return new ParameterException(spec.commandLine(), why);
  }
}
