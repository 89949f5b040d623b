package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Door.Alliances;

/** Everybody at every door. */
@AtTheDoors
@TestPropertySource(properties = "plumbline.limit.address.burst=100000")
final class DoorsTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String PASSWORD = "correct horse";
  private static final String OWN = "A-1";
  private static final String OTHER = "A-2";

  @Autowired private WebServerApplicationContext server;
  @Autowired private UserRegister register;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Visitor visitor;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
  }

  @BeforeEach
  void everyRoleHasAUser() {
    visitor = new Visitor(server);
    if (register.list().stream().noneMatch(user -> user.name().equals(name(Role.ALLIANCE)))) {
      for (Role role : Role.values()) {
        register.put(name(role), role, role == Role.ALLIANCE ? OWN : null, PASSWORD);
      }
    }
  }

  static Stream<Arguments> everybodyEverywhere() {
    return doors().stream()
        .flatMap(
            door ->
                Stream.of(Role.values())
                    .flatMap(
                        role ->
                            Stream.of(OWN, OTHER)
                                .map(alliance -> Arguments.of(door, role, alliance))));
  }

  static List<Door> doors() {
    return Doors.TABLE.stream().filter(door -> !door.isForPeople()).toList();
  }

  static List<Door> pages() {
    return Doors.TABLE.stream()
        .filter(Door::isForPeople)
        .filter(door -> !door.isForAnyone())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everybodyEverywhere")
  void aDoorOpensForWhomItStandsInTheTable(Door door, Role role, String alliance) {
    HttpResponse<String> answer = visit(door, alliance, credentials(role, PASSWORD));
    boolean othersData =
        door.alliances() == Alliances.OWN_BY_ADDRESS
            && role == Role.ALLIANCE
            && alliance.equals(OTHER);
    if (door.isForAnyone() || (door.roles().contains(role) && !othersData)) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains(door.isForAnyone() ? "" : name(role));
    } else {
      visitor.assertRefused(answer, 403, "forbidden");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageOpensForWhomItStandsInTheTable(Door door) {
    for (Role role : Role.values()) {
      Browser browser = new Browser(server).signIn(name(role), PASSWORD);
      HttpResponse<String> answer = visit(door, browser);
      if (door.roles().contains(role)) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(name(role));
      } else {
        Browser.assertPage(answer, 403);
        assertThat(answer.body()).contains("無權限");
      }
    }
  }

  @Test
  void anAllianceSeesThePagesOfNoOther() {
    Browser browser = new Browser(server).signIn(name(Role.ALLIANCE), PASSWORD);
    List<String> own =
        pages().stream()
            .filter(door -> door.roles().contains(Role.ALLIANCE))
            .peek(door -> assertThat(door.alliances()).isEqualTo(Alliances.OWN_BY_ADDRESS))
            .map(door -> door.path().getPatternString())
            .toList();
    assertThat(own).isNotEmpty();
    for (String pattern : own) {
      for (String id : List.of(OTHER, "A-1%2F", "A-2%2FA-1", "A-1%20")) {
        String path = pattern.replace("{id}", id).replaceAll("\\{.*?}", "108");
        Browser.assertPage(browser.get(path), 403);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whoeverHasNoSessionIsLedToSignIn(Door door) {
    HttpResponse<String> answer = visit(door, new Browser(server));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/sign-in");
  }

  @ParameterizedTest
  @MethodSource("doors")
  void nobodyComesInWithoutOrWithWrongCredentialsUnlessTheDoorIsForAnyone(Door door) {
    for (String given :
        new String[] {null, "Basic !", "Bearer x", credentials(Role.PORTAL, "no")}) {
      HttpResponse<String> answer = visit(door, OWN, given);
      if (door.isForAnyone()) {
        assertThat(answer.statusCode()).isEqualTo(200);
      } else {
        visitor.assertRefused(answer, 401, "unauthorized");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
            .containsExactly("Basic realm=\"plumbline\", charset=\"UTF-8\"");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void whoeverIsHeldToItsOwnAllianceIsHeldByAllRolesThatMayReadEveryAlliance(Door door) {
    if (door.alliances() != Alliances.NONE) {
      assertThat(door.roles()).containsExactlyInAnyOrder(Role.values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/nothing", "/actuator", "/actuator/env", "/v1/checks/"})
  void anAddressThatIsNotInTheTableIsNotThere(String path) {
    visitor.assertRefused(visitor.get(path, null), 401, "unauthorized");
    visitor.assertRefused(visitor.get(path, credentials(Role.PORTAL, PASSWORD)), 404, "not-found");
  }

  @Test
  void anotherMethodIsRefusedAndTheRightOneNamed() {
    HttpResponse<String> answer =
        visitor.send("DELETE", "/v1/rulebooks", credentials(Role.PORTAL, PASSWORD));
    visitor.assertRefused(answer, 405, "method-not-allowed");
    assertThat(answer.headers().allValues("Allow")).containsExactly("GET");
    visitor.assertRefused(visitor.send("DELETE", "/v1/rulebooks", null), 401, "unauthorized");
  }

  @Test
  void whatMayBeReadMayBeAskedForWithHead() {
    assertThat(
            visitor.send("HEAD", "/v1/rulebooks", credentials(Role.AUDITOR, PASSWORD)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rulebooks;a=b",
        "/v1//rulebooks",
        "/v1/x%2F..%2Frulebooks",
        "/v1%2Frulebooks",
        "/v1/rulebooks%2Fx",
        "/v1/submissions/a%2Fb",
        "/v1/alliances%2FA-1/findings",
        "/v1/alliances/A-1%2Ffindings",
        "/v1/alliances/A-1/findings%3Bx",
        "/v1/alliances/A-1;x/findings",
        "/v1/alliances/A-1/findings;x",
        "/v1/alliances//findings",
        "/v1/alliances/../rulebooks",
        "/v1/alliances/%2e%2e/findings",
        "/v1/alliances/x%2F..%2FA-1/findings",
        "/v1/alliances/A-1%00/findings",
        "/v1/./alliances/A-1/findings"
      })
  void aCraftedAddressIsRefused(String path) {
    for (Role role : List.of(Role.PORTAL, Role.ALLIANCE)) {
      visitor.assertRefused(visitor.get(path, credentials(role, PASSWORD)), 400, "bad-request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A-1%2F",
        "%2FA-1",
        "A-2%2FA-1",
        "A-1%2Ffindings",
        "A-1%3Bx",
        "A-1%25",
        "%41-2",
        "A-1%20",
        "A-1%0A",
        "A-1%5C",
        "A-1%252F",
        "A%2D2"
      })
  void whatIsEncodedInAnIdOpensNoOtherAlliancesDoor(String id) {
    for (String data : List.of("findings", "assessments", "summary-table")) {
      String path = "/v1/alliances/" + id + "/" + data;
      visitor.assertRefused(
          visitor.get(path, credentials(Role.ALLIANCE, PASSWORD)), 403, "forbidden");
      visitor.assertRefused(visitor.get(path, null), 401, "unauthorized");
      assertThat(visitor.get(path, credentials(Role.PORTAL, PASSWORD)).statusCode()).isEqualTo(200);
    }
    assertThat(
            visitor
                .get("/v1/alliances/%41-1/findings", credentials(Role.ALLIANCE, PASSWORD))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/alliances/A-1%2F/rulebooks", "/v1/alliances/%2Fv1/checks"})
  void behindAnEncodedIdStandsOnlyWhatStandsInTheTable(String path) {
    visitor.assertRefused(visitor.get(path, credentials(Role.PORTAL, PASSWORD)), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/v1/rulebooks", "/v1//rulebooks", "/nothing"})
  void everyAnswerCarriesTheHeadersForBrowsers(String path) {
    HttpResponse<String> answer = visitor.get(path, null);
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "strict-transport-security");
  }

  @Test
  void nothingIsKeptBetweenRequests() {
    assertThat(visitor.get("/v1/rulebooks", credentials(Role.OFFICIAL, PASSWORD)).headers().map())
        .doesNotContainKey("set-cookie");
    visitor.assertRefused(visitor.get("/v1/rulebooks", null), 401, "unauthorized");
  }

  @Test
  void anAllianceCallerOfNoAllianceReadsNothing() {
    Caller caller = new Caller("x", Set.of(Role.ALLIANCE), null);
    assertThat(caller.mayRead(OWN)).isFalse();
    assertThat(new Caller("x", Set.of(Role.ALLIANCE, Role.AUDITOR), null).mayRead(OWN)).isTrue();
    assertThat(new Caller("x", Set.of(), OWN).mayRead(OWN)).isFalse();
  }

  private HttpResponse<String> visit(Door door, String alliance, @Nullable String authorization) {
    String path =
        door.path().getPatternString().replace("{id}", alliance).replaceAll("\\{.*?}", "108");
    return visitor.send(door.method().name(), path, authorization);
  }

  private static HttpResponse<String> visit(Door door, Browser browser) {
    String path = door.path().getPatternString().replace("{id}", OWN).replaceAll("\\{.*?}", "108");
    return door.method().equals(HttpMethod.GET) ? browser.get(path) : browser.post(path, Map.of());
  }

  private static String credentials(Role role, String password) {
    return Visitor.basic(name(role), password);
  }

  private static String name(Role role) {
    return "the-" + role.wire();
  }
}
