package tw.plumbline.service.identity;

import java.util.List;
import java.util.Map;

/** Says to whoever starts the service, and to nobody else, what became of the first users. */
@FunctionalInterface
public interface Announcement {
  /**
   * @param made names and passwords of users that were made just now; said once, kept nowhere
   * @param changed names of users whose password was changed to the preset one
   */
  void users(Map<String, String> made, List<String> changed);
}
