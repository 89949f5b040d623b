package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** What an alliance files under an id is found under it, whatever the id. */
@AtTheCounter
final class AllianceIdsTest {
  private final Counter counter;

  AllianceIdsTest(@Autowired WebServerApplicationContext server) {
    this.counter = new Counter(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a%b", "a%2Fb", "a/b", "a//b", ";", "a;b=c", "a\\b", "a.b", "a\nb", "a b", "聯盟"})
  void anIdOfAnyCharactersHasItsAddresses(String id) {
    counter.stored(report(id, "2-first-kpi"));
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    for (String data : List.of("assessments", "findings", "summary-table?programmeYear=108")) {
      assertThat(counter.get("/v1/alliances/" + encoded + "/" + data).statusCode())
          .as(data)
          .isEqualTo(200);
    }
    assertThat(counter.get("/v1/alliances/" + encoded + "/assessments").body())
        .contains("\"verdict\"");
  }
}
