package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.it.Program.Ended;

/**
 * An auditor goes in the browser from an alliance's name to a dossier that verifies; the alliance
 * reads what is its own.
 */
@SuppressWarnings("NullAway.Init") // set before all tests
final class AuditIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
  private static final String MEMBER = "ms-liu";

  private static DataFolder data;
  private static Service service;
  private static Reader reader;
  private static String alliance;
  private static String name;
  private static JsonNode assessment;
  private static String decision;

  @BeforeAll
  static void start() throws Exception {
    data = DataFolder.temporary();
    service = Service.on(data.path());
    for (Filing filing : Filing.samples("audited", 4)) {
      HttpResponse<String> stored = service.submit(filing.key(), filing.report());
      assertThat(stored.statusCode()).isEqualTo(201);
      JsonNode said = JSON.readTree(stored.body());
      if (said.path("verdict").stringValue().equals("NON_COMPLIANT")) {
        alliance = filing.alliance();
        name = JSON.readTree(filing.report()).at("/alliance/name").stringValue();
        assessment = said;
      }
    }
    decision = decided();
    Until.holds(
        "sealed",
        () -> service.get("auditor", "/v1/decisions/" + decision + "/dossier").statusCode() == 200);
    reader = Reader.of(service);
  }

  @AfterAll
  static void end() throws Exception {
    if (reader != null) {
      reader.close();
    }
    if (service != null) {
      service.close();
    }
    data.close();
  }

  @Test
  void anAuditorGoesFromANameToADossierThatVerifies() throws Exception {
    signedIn("auditor");
    reader.open("/workbench/alliances?lang=zh-TW");
    reader.look("audit-search");
    reader.type("q", name.substring(1) + Keys.ENTER);
    reader.await(() -> reader.has(alliance));
    reader.look("audit-found");
    follow("/workbench/alliances/" + alliance);
    reader.look("audit-timeline");

    String record = "/workbench/assessments/" + assessment.path("id").stringValue();
    follow(record);
    assertThat(reader.has("本評核結果非終止補助之決定")).isTrue();
    reader.look("audit-assessment");
    follow(record + "/replay");
    assertThat(reader.has("逐位元相同")).isTrue();
    reader.look("audit-replay");
    follow(record + "/proof");
    assertThat(reader.has("簽章正確")).isTrue();
    reader.look("audit-proof");

    reader.open("/workbench/alliances/" + alliance);
    follow("/workbench/decisions/" + decision);
    assertThat(reader.has("主要績效未達")).isTrue();
    reader.look("audit-decision");
    Path dossier = data.path().resolve("dossier.zip");
    Files.write(dossier, downloaded("/workbench/decisions/" + decision + "/dossier"));
    follow("/workbench/decisions/" + decision + "/proof");
    reader.look("audit-decision-proof");

    Path key = data.path().resolve("log.pub");
    String vkey =
        JSON.readTree(service.get("auditor", "/v1/log").body()).at("/keys/0").stringValue();
    Files.writeString(key, vkey);
    Ended ended = Program.run("", "audit", "replay", dossier.toString(), "--key", key.toString());
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void theOtherPagesOfAuditorsAreForEverybody() throws Exception {
    signedIn("auditor");
    for (String language : new String[] {"zh-TW", "en"}) {
      for (String page : new String[] {"alliances", "decisions", "candidates", "log"}) {
        reader.open("/workbench/" + page + "?lang=" + language);
        reader.look("audit-" + page + "-" + language);
      }
    }
    String record = "/workbench/assessments/" + assessment.path("id").stringValue();
    for (String page : new String[] {"", "/replay", "/proof"}) {
      reader.open(record + page + "?lang=en");
      reader.look("audit-assessment" + page.replace('/', '-') + "-en");
    }
    reader.open("/workbench/decisions/" + decision + "?lang=en");
    reader.look("audit-decision-en");
  }

  @Test
  void anOfficialHasAFormForADecision() throws Exception {
    signedIn("official");
    reader.open(
        "/workbench/alliances/%s/decision?assessment=%s&lang=zh-TW"
            .formatted(alliance, assessment.path("id").stringValue()));
    reader.look("decision-form");
  }

  @Test
  void anAllianceReadsItsOwnAndNobodyElses() throws Exception {
    Ended added =
        Program.run(
            "",
            data.settings(),
            "user",
            "add",
            MEMBER,
            "--role",
            "alliance",
            "--alliance",
            alliance);
    assertThat(added.code()).as(added.err()).isZero();
    String password = added.out().strip().replaceAll("(?s).*[：:]\\s*", "");
    reader.open("/sign-in");
    reader.chromium().driver().manage().deleteAllCookies();
    reader.open("/sign-in");
    reader.type("name", MEMBER);
    reader.type("password", password + Keys.ENTER);
    reader.await(() -> reader.path().equals("/workbench/own/" + alliance));
    reader.look("own");
    follow("/workbench/own/%s/filings/%s".formatted(alliance, assessment.path("id").stringValue()));
    reader.look("own-filing");
    for (String others :
        new String[] {
          "/workbench/own/audited-1", "/workbench/alliances", "/workbench/decisions/" + decision
        }) {
      reader.open(others);
      assertThat(reader.has(name)).as(others).isFalse();
      assertThat(reader.has("audited-1")).as(others).isFalse();
    }
  }

  private static void signedIn(String user) {
    reader.open("/sign-in");
    reader.chromium().driver().manage().deleteAllCookies();
    reader.signIn(user);
  }

  /** Presses the link that leads there. */
  private static void follow(String address) {
    reader.click(By.cssSelector("main a[href='" + address + "']"));
    reader.await(() -> reader.path().equals(address));
  }

  /** What the browser gets where a link leads, with its session. */
  private static byte[] downloaded(String address) {
    Object base64 =
        ((JavascriptExecutor) reader.chromium().driver())
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                const link = document.querySelector(`main a[href='${arguments[0]}']`);
                fetch(link.href).then(answer => answer.blob()).then(blob => {
                  const file = new FileReader();
                  file.onload = () => done(file.result.split(',')[1]);
                  file.readAsDataURL(blob);
                });
                """,
                address);
    return Base64.getDecoder().decode(String.valueOf(base64));
  }

  private static String decided() throws IOException, InterruptedException {
    ObjectNode form = JSON.createObjectNode();
    form.put("programme", "small-alliance").put("programmeYear", 108).put("kind", "TERMINATE");
    form.put("effectiveOn", TODAY.plusDays(30).toString());
    form.put("reasons", "主要績效未達，聯盟陳述之理由不足以說明。");
    String id = assessment.path("id").stringValue();
    form.putArray("assessments").add(id);
    ArrayNode findings = form.putArray("findings");
    int ordinal = 0;
    for (JsonNode finding : assessment.path("findings")) {
      ordinal++;
      if (finding.path("severity").stringValue().equals("VIOLATION")) {
        findings.addObject().put("assessment", id).put("ordinal", ordinal).put("relied", true);
      }
    }
    form.putObject("hearing")
        .put("notifiedOn", TODAY.minusDays(20).toString())
        .put("heldOn", TODAY.minusDays(10).toString())
        .put("manner", "ORAL")
        .put("answer", "會員因故停產，請准展延。");
    String decisions = "/v1/alliances/" + alliance + "/decisions";
    JsonNode recorded = JSON.readTree(post("official", decisions, form.toString(), 201));
    String made = recorded.path("id").stringValue();
    post("official-2", decisions + "/" + made + "/approval", "{\"reason\":\"同意\"}", 200);
    return made;
  }

  private static String post(String user, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        service
            .client()
            .send(
                service
                    .as(user, path)
                    .setHeader("Content-Type", Service.JSON)
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
