package tw.plumbline.service.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Browser;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;
import tw.plumbline.service.ledger.Sealing;

/** A decision from the form to its proof, in the browsers of all who have to do with it. */
@SpringBootTest(
    classes = Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PLUMBLINE_PASSWORD_OFFICIAL=of-the-official",
      "PLUMBLINE_PASSWORD_OFFICIAL_2=of-the-second",
      "PLUMBLINE_PASSWORD_AUDITOR=of-the-auditor",
      "PLUMBLINE_PASSWORD_PORTAL=" + Portal.PASSWORD
    })
final class DecisionPagesTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String ALLIANCE = "late-filer";
  private static final String FORM = "/workbench/alliances/" + ALLIANCE + "/decision";

  private final WebServerApplicationContext server;
  private final UserRegister register;
  private final Sealing sealing;

  DecisionPagesTest(
      @Autowired WebServerApplicationContext server,
      @Autowired UserRegister register,
      @Autowired Sealing sealing) {
    this.server = server;
    this.register = register;
    this.sealing = sealing;
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.limit.caller.burst", () -> "100000");
    settings.add("plumbline.limit.address.burst", () -> "100000");
  }

  @Test
  void aDecisionIsRecordedApprovedReadAndProven() {
    ObjectNode assessed = new Portal(server).file(Portal.sample(ALLIANCE, "2-first-kpi"), "");
    String id = assessed.path("id").stringValue();
    register.put("ms-liu", Role.ALLIANCE, ALLIANCE, "of-ms-liu");
    Browser one = new Browser(server).signIn("official", "of-the-official");
    Browser two = new Browser(server).signIn("official-2", "of-the-second");
    Browser auditor = new Browser(server).signIn("auditor", "of-the-auditor");
    Browser own = new Browser(server).signIn("ms-liu", "of-ms-liu");

    assertThat(get(one, FORM + "?assessment=" + id))
        .contains("name=\"judged-" + id + "-1\"", "本評核結果非終止補助之決定。");
    HttpResponse<String> incomplete = one.post(FORM, Map.of("assessment", id, "reasons", "其一"));
    assertThat(incomplete.statusCode()).isEqualTo(422);
    assertThat(incomplete.body()).contains("請選擇決定之種類。", "請填日期，如 115/10/31。", ">其一<");
    Map<String, String> form = form(assessed);
    form.put("effectiveOn", "100/01/01");
    HttpResponse<String> early = one.post(FORM, form);
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("id=\"effectiveOn-fault\"", "value=\"100/01/01\"");
    for (Browser other : new Browser[] {auditor, own}) {
      assertThat(other.get(FORM).statusCode()).isEqualTo(403);
      assertThat(other.post(FORM, form(assessed)).statusCode()).isEqualTo(403);
    }

    HttpResponse<String> recorded = one.post(FORM, form(assessed));
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(303);
    String page = recorded.headers().firstValue("Location").orElseThrow();
    assertThat(get(one, page))
        .contains("尚未核定，不生效力。", "須由另一位承辦人員核定。", "列為依據")
        .doesNotContain("value=\"APPROVED\"");
    assertThat(get(own, "/workbench/own/" + ALLIANCE)).doesNotContain("輔導改善");
    Map<String, String> approval = Map.of("kind", "APPROVED", "reason", "已核對。");
    assertThat(one.post(page, approval).statusCode()).isEqualTo(422);
    for (Browser other : new Browser[] {auditor, own}) {
      assertThat(other.post(page, approval).statusCode()).isEqualTo(403);
    }
    assertThat(two.post(page, approval).statusCode()).isEqualTo(303);
    assertThat(get(auditor, page))
        .contains("已核定", "official-2", "已核對。")
        .doesNotContain("<textarea");
    assertThat(get(auditor, "/workbench/decisions?kind=GUIDE&status=APPROVED")).contains(page);
    assertThat(get(auditor, "/workbench/decisions?kind=TERMINATE")).contains("沒有符合條件的決定。");
    assertThat(get(auditor, "/workbench/alliances/" + ALLIANCE + "?kind=DECISION")).contains(page);
    assertThat(get(own, "/workbench/own/" + ALLIANCE)).contains("輔導改善");
    assertThat(own.get(page).statusCode()).isEqualTo(403);

    sealing.seal().block(Duration.ofMinutes(1));
    for (String proof : new String[] {page, "/workbench/assessments/" + id}) {
      assertThat(get(auditor, proof + "/proof")).contains("已於此時此地查證", "c2sp.org/tlog-proof@v1");
    }
    assertThat(get(auditor, "/workbench/log")).contains("現用", "樹根");
    assertThat(get(auditor, "/workbench/assessments/" + id + "/replay"))
        .contains("結果逐位元相同。", "當時規則、當時資料");
    HttpResponse<String> dossier = auditor.get(page + "/dossier");
    assertThat(dossier.statusCode()).as(dossier.body()).isEqualTo(200);
    assertThat(dossier.body()).startsWith("PK");
    assertThat(get(auditor, "/workbench/candidates?edition=small-alliance-108")).contains("不作任何決定");
  }

  private static Map<String, String> form(JsonNode assessed) {
    String id = assessed.path("id").stringValue();
    Map<String, String> form = new HashMap<>();
    form.put("assessment", id);
    form.put("programme", "small-alliance");
    form.put("programmeYear", "108");
    form.put("kind", "GUIDE");
    form.put("effectiveOn", "180/01/01");
    form.put("reasons", "逾期填報");
    int ordinal = 0;
    for (JsonNode finding : assessed.path("findings")) {
      ordinal++;
      if (finding.path("severity").stringValue().equals("VIOLATION")) {
        form.put("judged-" + id + "-" + ordinal, "RELIED");
      }
    }
    return form;
  }

  private static String get(Browser browser, String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(page + "\n" + answer.body()).isEqualTo(200);
    return Objects.requireNonNull(answer.body());
  }
}
