package tw.plumbline.service.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.plumbline.service.database.Passwords;

/** The users that are there from the first start on. Of several replicas one makes each. */
final class FirstUsers {
  private static final Map<String, Role> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("portal", Role.PORTAL);
    NAMES.put("official", Role.OFFICIAL);
    NAMES.put("official-2", Role.OFFICIAL);
    NAMES.put("auditor", Role.AUDITOR);
    NAMES.put("programme-office", Role.PROGRAMME_OFFICE);
  }

  private final UserRegister register;
  private final PresetPasswords presets;
  private final Announcement announcement;

  FirstUsers(UserRegister register, PresetPasswords presets, Announcement announcement) {
    this.register = register;
    this.presets = presets;
    this.announcement = announcement;
  }

  /** Makes those that are missing, and gives the others their preset passwords. */
  void make() {
    Map<String, String> random = new LinkedHashMap<>();
    List<String> changed = new ArrayList<>();
    NAMES.forEach(
        (name, role) -> {
          Optional<String> preset = presets.of(name);
          String hash = register.hash(name);
          if (hash == null) {
            String password = preset.orElseGet(Passwords::random);
            if (register.add(name, role, password) && preset.isEmpty()) {
              random.put(name, password);
            }
          } else if (preset.isPresent() && register.change(name, hash, preset.get())) {
            changed.add(name);
          }
        });
    announcement.users(random, changed);
  }
}
