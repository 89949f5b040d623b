package tw.plumbline.service.identity;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
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

  /** Whoever looks after alliances sees what an alliance sees. */
  private static final Set<Role> OWN = Set.of(OFFICIAL, AUDITOR, ALLIANCE, PROGRAMME_OFFICE);

  private static final Set<Role> OFFICIALS = Set.of(OFFICIAL);

  /** A run of replays writes its own rows only; auditors, who change nothing else, may have one. */
  private static final Set<Role> REPLAYERS = Set.of(OFFICIAL, AUDITOR);

  private static final String DECISION = "/v1/alliances/{id}/decisions/{decision}";
  private static final String DRAFTS = "/v1/rulebooks/{id}/drafts";
  private static final String DRAFT = DRAFTS + "/{draft}";

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
          Door.of(GET, "/v1/submissions/{id}/proof", ALL, OWN_BY_CONTENT),
          Door.of(GET, "/v1/assessments/{id}", ALL, OWN_BY_CONTENT),
          Door.of(GET, "/v1/assessments/{id}/replay", OFFICES, NONE),
          Door.of(GET, "/v1/assessments/{id}/views", OFFICES, NONE),
          Door.of(POST, "/v1/replays", REPLAYERS, NONE),
          Door.of(GET, "/v1/replays/{run}", OFFICES, NONE),
          Door.of(DELETE, "/v1/replays/{run}", REPLAYERS, NONE),
          Door.of(GET, "/v1/replays/{run}/events", OFFICES, NONE),
          Door.of(GET, "/v1/replays/{run}/differences", OFFICES, NONE),
          Door.of(GET, "/v1/alliances/{id}/findings", ALL, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/alliances/{id}/assessments", ALL, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/alliances/{id}/summary-table", ALL, OWN_BY_ADDRESS),
          Door.of(POST, "/v1/alliances/{id}/waivers", Set.of(OFFICIAL), NONE),
          Door.of(GET, "/v1/alliances/{id}/waivers", ALL, OWN_BY_ADDRESS),
          Door.of(POST, "/v1/alliances/{id}/waivers/{waiver}/approval", Set.of(OFFICIAL), NONE),
          Door.of(POST, "/v1/alliances/{id}/waivers/{waiver}/refusal", Set.of(OFFICIAL), NONE),
          Door.of(POST, "/v1/alliances/{id}/waivers/{waiver}/revocation", Set.of(OFFICIAL), NONE),
          Door.of(GET, "/v1/waivers", OFFICES, NONE),
          Door.of(POST, "/v1/alliances/{id}/decisions", Set.of(OFFICIAL), NONE),
          Door.of(GET, "/v1/alliances/{id}/decisions", ALL, OWN_BY_ADDRESS),
          Door.of(POST, DECISION + "/approval", Set.of(OFFICIAL), NONE),
          Door.of(POST, DECISION + "/refusal", Set.of(OFFICIAL), NONE),
          Door.of(POST, DECISION + "/withdrawal", Set.of(OFFICIAL), NONE),
          Door.of(GET, "/v1/decisions", OFFICES, NONE),
          Door.of(GET, "/v1/decisions/{decision}", OFFICES, NONE),
          Door.of(GET, "/v1/decisions/{decision}/dossier", OFFICES, NONE),
          Door.of(GET, "/v1/programmes/{programme}/{year}", OFFICES, NONE),
          Door.of(GET, "/v1/programmes/{programme}/{year}/candidates", OFFICES, NONE),
          Door.of(GET, "/v1/log", ALL, NONE),
          Door.of(GET, "/v1/log/heads", ALL, NONE),
          Door.of(GET, "/v1/log/consistency", ALL, NONE),
          Door.of(GET, "/v1/log/entries/{kind}", OFFICES, NONE),
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
          Door.of(POST, "/workbench/waivers/{waiver}", OFFICIALS, NONE),
          Door.of(GET, "/workbench/alliances", OFFICES, NONE),
          Door.of(GET, "/workbench/alliances/{id}", OFFICES, NONE),
          Door.of(GET, "/workbench/assessments/{id}", OFFICES, NONE),
          Door.of(GET, "/workbench/assessments/{id}/report", OFFICES, NONE),
          Door.of(GET, "/workbench/assessments/{id}/proof", OFFICES, NONE),
          Door.of(GET, "/workbench/assessments/{id}/replay", OFFICES, NONE),
          Door.of(GET, "/workbench/alliances/{id}/decision", OFFICIALS, NONE),
          Door.of(POST, "/workbench/alliances/{id}/decision", OFFICIALS, NONE),
          Door.of(GET, "/workbench/decisions", OFFICES, NONE),
          Door.of(GET, "/workbench/decisions/{decision}", OFFICES, NONE),
          Door.of(POST, "/workbench/decisions/{decision}", OFFICIALS, NONE),
          Door.of(GET, "/workbench/decisions/{decision}/proof", OFFICES, NONE),
          Door.of(GET, "/workbench/decisions/{decision}/dossier", OFFICES, NONE),
          Door.of(GET, "/workbench/candidates", OFFICES, NONE),
          Door.of(GET, "/workbench/log", OFFICES, NONE),
          Door.of(GET, "/workbench/own/{id}", OWN, OWN_BY_ADDRESS),
          Door.of(GET, "/workbench/own/{id}/filings/{submission}", OWN, OWN_BY_ADDRESS),
          Door.of(GET, "/v1/rulebooks/{id}/versions", OFFICES, NONE),
          Door.of(GET, "/v1/rulebooks/{id}/versions/{number}/archive", OFFICES, NONE),
          Door.of(GET, "/v1/rulebooks/{id}/versions/{number}/files", OFFICES, NONE),
          Door.of(GET, DRAFTS, OFFICES, NONE),
          Door.of(POST, DRAFTS, Set.of(OFFICIAL), NONE),
          Door.of(GET, DRAFT, OFFICES, NONE),
          Door.of(GET, DRAFT + "/states", OFFICES, NONE),
          Door.of(GET, DRAFT + "/files", OFFICES, NONE),
          Door.of(PUT, DRAFT + "/files", Set.of(OFFICIAL), NONE),
          Door.of(DELETE, DRAFT + "/files", Set.of(OFFICIAL), NONE),
          Door.of(GET, DRAFT + "/archive", OFFICES, NONE),
          Door.of(PUT, DRAFT + "/archive", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/edits", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/checks", Set.of(OFFICIAL), NONE),
          Door.of(GET, DRAFT + "/gates", OFFICES, NONE),
          Door.of(POST, DRAFT + "/gates", Set.of(OFFICIAL), NONE),
          Door.of(DELETE, DRAFT + "/gates", Set.of(OFFICIAL), NONE),
          Door.of(GET, DRAFT + "/gates/events", OFFICES, NONE),
          Door.of(GET, DRAFT + "/impact", OFFICES, NONE),
          Door.of(POST, DRAFT + "/impact", Set.of(OFFICIAL), NONE),
          Door.of(DELETE, DRAFT + "/impact", Set.of(OFFICIAL), NONE),
          Door.of(GET, DRAFT + "/impact/changes", OFFICES, NONE),
          Door.of(GET, DRAFT + "/impact/events", OFFICES, NONE),
          Door.of(POST, DRAFT + "/proposal", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/withdrawal", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/refusal", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/approval", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/abandonment", Set.of(OFFICIAL), NONE),
          Door.of(POST, DRAFT + "/rebase", Set.of(OFFICIAL), NONE));

  private Doors() {}

  /** The doors at an address, whatever their method. */
  static List<Door> at(PathContainer path) {
    return TABLE.stream().filter(door -> door.path().matches(path)).toList();
  }
}
