package tw.plumbline.service.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.html.PagePaths;

/**
 * Who calls. A handler method takes it as an argument.
 *
 * @param alliance the alliance of whoever has the role {@link Role#ALLIANCE}; null if none is named
 */
public record Caller(String name, Set<Role> roles, @Nullable String alliance) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The page on which somebody begins. */
  public String home() {
    String own = roles.equals(Set.of(Role.ALLIANCE)) ? alliance : null;
    return own == null ? PagePaths.HOME : PagePaths.own(own);
  }

  /** Whether somebody may see pages of offices. */
  public boolean isOfAnOffice() {
    return roles.contains(Role.OFFICIAL)
        || roles.contains(Role.AUDITOR)
        || roles.contains(Role.PROGRAMME_OFFICE);
  }

  /** Whether what is kept of an alliance may be shown to this caller: to an alliance, its own. */
  public boolean mayRead(String allianceId) {
    for (Role role : roles) {
      if (role != Role.ALLIANCE || allianceId.equals(alliance)) {
        return true;
      }
    }
    return false;
  }
}
