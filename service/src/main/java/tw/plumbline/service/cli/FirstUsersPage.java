package tw.plumbline.service.cli;

import java.util.List;
import java.util.Map;
import tw.plumbline.service.identity.Announcement;
import tw.plumbline.service.identity.PresetPasswords;
import tw.plumbline.service.page.Language;
import tw.plumbline.service.page.Words;

/** Says on the terminal which users were made at the start, with their passwords, this once. */
final class FirstUsersPage implements Announcement {
  private final Terminal terminal;

  FirstUsersPage(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void users(Map<String, String> made, List<String> changed) {
    if (!made.isEmpty()) {
      both("users.made");
      made.forEach((name, password) -> terminal.say("  %-18s%s".formatted(name, password)));
      terminal.say("");
    }
    for (String name : changed) {
      both("users.changed", name, PresetPasswords.setting(name));
    }
  }

  private void both(String key, Object... arguments) {
    for (Language language : Language.values()) {
      terminal.say(new Words(language).of(key, arguments));
    }
  }
}
