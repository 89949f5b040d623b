package tw.plumbline.service.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Browser;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.WaiverSheet.Decision;
import tw.plumbline.service.workbench.WaiverSheet.Event;
import tw.plumbline.service.workbench.WaiverSheet.Status;

/** Waivers in a browser, over waivers that are in memory. */
@SpringBootTest(
    classes = {Application.class, WaiverPagesTest.Waivers.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PLUMBLINE_PASSWORD_OFFICIAL=of-the-official",
      "PLUMBLINE_PASSWORD_OFFICIAL_2=of-the-second"
    })
final class WaiverPagesTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String PAGE = "/workbench/waivers";

  private final WebServerApplicationContext server;

  WaiverPagesTest(@Autowired WebServerApplicationContext server) {
    this.server = server;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Waivers {
    @Bean
    @Primary
    WaiverDesk deskInMemory() {
      return new InMemory();
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
  }

  @Test
  void aWaiverIsAskedForApprovedByAnotherAndRevoked() {
    Browser one = new Browser(server).signIn("official", "of-the-official");
    assertThat(one.get(PAGE).body()).contains("沒有豁免。", "提請豁免");
    HttpResponse<String> refused = one.post(PAGE, form("NO-SUCH"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("value=\"NO-SUCH\"", "沒有這一條。", "aria-describedby=\"clause-fault\"");
    assertThat(one.post(PAGE, form("SA108-M-05")).statusCode()).isEqualTo(303);
    String own = one.get(PAGE).body();
    assertThat(own)
        .contains("SA108-M-05", "待核定", "108/11/01 – 108/12/31", "須由另一位承辦人員核定。")
        .doesNotContain("value=\"APPROVED\">核定");
    Browser two = new Browser(server).signIn("official-2", "of-the-second");
    assertThat(two.get(PAGE).body()).contains("value=\"APPROVED\">核定");
    Map<String, String> approval = Map.of("allianceId", "A-1", "kind", "APPROVED", "reason", "同意");
    assertThat(one.post(PAGE + "/" + InMemory.ID, approval).statusCode()).isEqualTo(422);
    assertThat(two.post(PAGE + "/" + InMemory.ID, approval).statusCode()).isEqualTo(303);
    assertThat(one.get(PAGE + "?status=APPROVED&lang=en").body())
        .contains("approved", "official-2: 同意", "2019-11-01", "value=\"REVOKED\">Revoke")
        .doesNotContain("[[#", " th:");
    assertThat(one.get(PAGE + "?status=REFUSED").body()).contains("There are no waivers.");
    assertThat(one.post(PAGE + "/" + UUID.randomUUID(), approval).statusCode()).isEqualTo(404);
    assertThat(one.post(PAGE + "/" + InMemory.ID, Map.of("kind", "FORGOTTEN")).statusCode())
        .isEqualTo(400);
  }

  private static Map<String, String> form(String clause) {
    return Map.of(
        "allianceId", "A-1",
        "programme", "small-alliance",
        "clause", clause,
        "fromYear", "108",
        "toYear", "108",
        "from", "108/11/01",
        "until", "108/12/31",
        "reason", "天災");
  }

  /** Waivers of one clause, which four eyes look at. */
  private static final class InMemory implements WaiverDesk {
    static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000004");

    private final List<WaiverSheet> all = new ArrayList<>();

    @Override
    public Mono<List<WaiverSheet>> list(Caller caller, @Nullable Status status) {
      return Mono.just(
          all.stream().filter(each -> status == null || each.status() == status).toList());
    }

    @Override
    public Mono<List<CellFault>> request(Caller caller, Map<String, String> typed) {
      if (!"SA108-M-05".equals(typed.get("clause"))) {
        return Mono.just(
            List.of(
                new CellFault("/clause", new BilingualText("沒有這一條。", "There is no such clause."))));
      }
      all.add(sheet(caller.name(), Status.REQUESTED, List.of()));
      return Mono.just(List.of());
    }

    @Override
    public Mono<WaiverSheet> decide(
        Caller caller, String allianceId, UUID waiver, Decision decision, String reason) {
      if (!waiver.equals(ID)) {
        return Mono.empty();
      }
      if (all.get(0).by().equals(caller.name())) {
        return Mono.error(
            new DeskRefusal(new BilingualText("須由他人核定。", "Another approves it."), List.of()));
      }
      Event event = new Event(decision, caller.name(), reason, FakeDesk.AT);
      all.set(0, sheet(all.get(0).by(), Status.valueOf(decision.name()), List.of(event)));
      return Mono.just(all.get(0));
    }

    private static WaiverSheet sheet(String by, Status status, List<Event> events) {
      return new WaiverSheet(
          ID,
          "A-1",
          "small-alliance",
          "SA108-M-05",
          108,
          108,
          List.of("SECOND_KPI"),
          "/members/0",
          LocalDate.of(2019, 11, 1),
          LocalDate.of(2019, 12, 31),
          by,
          FakeDesk.AT,
          "天災",
          status,
          events);
    }
  }
}
