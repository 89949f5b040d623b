package tw.plumbline.service.identity;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static tw.plumbline.service.identity.Door.Alliances.NONE;
import static tw.plumbline.service.identity.Door.Alliances.OWN_BY_ADDRESS;
import static tw.plumbline.service.identity.Door.Alliances.OWN_BY_CONTENT;
import static tw.plumbline.service.identity.Role.ALLIANCE;
import static tw.plumbline.service.identity.Role.AUDITOR;
import static tw.plumbline.service.identity.Role.OFFICIAL;
import static tw.plumbline.service.identity.Role.PORTAL;
import static tw.plumbline.service.identity.Role.PROGRAMME_OFFICE;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;

/** Every endpoint there is, and who may use it. What does not stand here is not there. */
final class Doors {
  private static final Set<Role> ANYONE = Set.of();
  private static final Set<Role> ALL =
      Set.of(PORTAL, OFFICIAL, AUDITOR, ALLIANCE, PROGRAMME_OFFICE);
  private static final Set<Role> OFFICES = Set.of(OFFICIAL, AUDITOR, PROGRAMME_OFFICE);

  private static final Set<Role> OFFICIALS = Set.of(OFFICIAL);

  static final List<Door> TABLE =
      List.of(
          Door.of(GET, "/actuator/health", ANYONE, NONE),
          Door.of(GET, "/actuator/health/liveness", ANYONE, NONE),
          Door.of(GET, "/actuator/health/readiness", ANYONE, NONE),
          Door.of(GET, "/v3/api-docs", ANYONE, NONE),
          Door.of(GET, "/v3/api-docs.yaml", ANYONE, NONE),
          Door.of(POST, "/v1/checks", ALL, OWN_BY_CONTENT),
          Door.of(POST, "/v1/submissions", Set.of(PORTAL), NONE),
          Door.of(GET, "/v1/submissions/{id}", ALL, OWN_BY_CONTENT),
          Door.of(GET, "/v1/assessments/{id}", ALL, OWN_BY_CONTENT),
          Door.of(GET, "/v1/alliances/{id}/findings", ALL, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/alliances/{id}/assessments", ALL, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/alliances/{id}/summary-table", ALL, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/programmes/{programme}/{year}", OFFICES, NONE),
          Door.of(GET, "/v1/rulebooks", ALL, NONE),
          Door.of(GET, "/v1/rulebooks/{id}", ALL, NONE),
          Door.of(GET, "/v1/rulebooks/{id}/versions/{number}", ALL, NONE),
          Door.of(GET, "/", ANYONE, NONE),
          Door.of(GET, "/assets/{digest}/{file}", ANYONE, NONE),
          Door.of(GET, "/sign-in", ANYONE, NONE),
          Door.of(POST, "/sign-in", ANYONE, NONE),
          Door.of(GET, "/sign-in/oidc", ANYONE, NONE),
          Door.of(GET, "/sign-in/oidc/callback", ANYONE, NONE),
          Door.of(POST, "/sign-out", ANYONE, NONE),
          Door.of(GET, "/workbench", OFFICES, NONE),
          Door.of(GET, "/workbench/rulebooks/{edition}", OFFICES, NONE),
          Door.of(GET, "/workbench/rulebooks/{edition}/clauses/{clause}", OFFICES, NONE),
          Door.of(GET, "/workbench/rulebooks/{edition}/coverage", OFFICES, NONE),
          Door.of(GET, "/workbench/rulebooks/{edition}/difference", OFFICES, NONE),
          Door.of(GET, "/workbench/programmes/{programme}/versions", OFFICES, NONE),
          Door.of(GET, "/workbench/programmes/{programme}/difference", OFFICES, NONE),
          Door.of(GET, "/workbench/drafts", OFFICES, NONE),
          Door.of(POST, "/workbench/drafts", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}", OFFICES, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/gates", OFFICIALS, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/steps", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/states", OFFICES, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/difference", OFFICES, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/file", OFFICES, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/file", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/cells", OFFICES, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/cells", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/trial", OFFICIALS, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/trial", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/impact", OFFICES, NONE),
          Door.of(POST, "/workbench/drafts/{draft}/impact", OFFICIALS, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/impact/events", OFFICES, NONE),
          Door.of(GET, "/workbench/drafts/{draft}/impact/changes.csv", OFFICES, NONE),
          Door.of(GET, "/workbench/waivers", OFFICES, NONE),
          Door.of(POST, "/workbench/waivers", OFFICIALS, NONE),
          Door.of(POST, "/workbench/waivers/{waiver}", OFFICIALS, NONE));

  private Doors() {}

  /** The doors at an address, whatever their method. */
  static List<Door> at(PathContainer path) {
    return TABLE.stream().filter(door -> door.path().matches(path)).toList();
  }
}
