package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.checking.FakeChecks;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.OpenDoors;
import tw.plumbline.service.identity.Role;

/** Somebody of an alliance checks the report of another one. */
@SpringBootTest(
    classes = ChecksOfAnAllianceTest.Door.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "management.endpoint.health.validate-group-membership=false")
final class ChecksOfAnAllianceTest {
  private final WebTestClient client;

  ChecksOfAnAllianceTest(@Autowired WebServerApplicationContext server) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    this.client =
        WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port + "/v1/checks").build();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({CheckController.class, ProblemConfiguration.class, OpenDoors.class})
  static class Door {
    @Bean
    Caller ofAnotherAlliance() {
      return new Caller("someone", Set.of(Role.ALLIANCE), "A-018");
    }

    @Bean
    FakeChecks checks() {
      return new FakeChecks();
    }

    @Bean
    Evaluation evaluation() {
      return new Evaluation(1, 1, 1);
    }

    @Bean
    Bodies bodies() {
      return new Bodies(Checks.MAX_BYTES, new HeldBytes(2L * Checks.MAX_BYTES));
    }
  }

  @Test
  void theCheckOfAnotherAlliancesReportIsRefused() {
    client
        .post()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("NON_COMPLIANT")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:plumbline:problem:forbidden");
  }

  @Test
  void theRefusalStandsInTheLinesPlaceInABatch() {
    String answer =
        client
            .post()
            .contentType(MediaType.APPLICATION_NDJSON)
            .bodyValue("COMPLIANT\nrefuse\n")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    List<String> lines = Objects.requireNonNull(answer).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("urn:plumbline:problem:forbidden").doesNotContain("was");
    assertThat(lines.get(1)).contains("422");
  }
}
