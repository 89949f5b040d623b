package tw.plumbline.service.identity;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tw.plumbline.service.html.PagePaths;

/**
 * One endpoint and who may use it.
 *
 * @param roles who may; none at all means anyone, signed in or not
 */
record Door(HttpMethod method, PathPattern path, Set<Role> roles, Alliances alliances) {
  Door {
    roles = Set.copyOf(roles);
  }

  static Door of(HttpMethod method, String path, Set<Role> roles, Alliances alliances) {
    return new Door(method, PathPatternParser.defaultInstance.parse(path), roles, alliances);
  }

  boolean isForAnyone() {
    return roles.isEmpty();
  }

  /** Whether people come in here with a browser; programs everywhere else. */
  boolean isForPeople() {
    return PagePaths.isPage(path.getPatternString());
  }

  boolean admits(Caller caller) {
    return caller.roles().stream().anyMatch(roles::contains);
  }

  /** How a caller with no other role than {@link Role#ALLIANCE} is held to its own alliance. */
  enum Alliances {
    /** Nothing of an alliance stands behind the door, or no alliance may use it. */
    NONE,
    /** The address names the alliance as {@code id}: refused at the door. */
    OWN_BY_ADDRESS,
    /** Only what is found says whose it is: whoever finds it asks {@link Caller#mayRead}. */
    OWN_BY_CONTENT
  }
}
