package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The embedded server is killed while the service goes on. */
final class EmbeddedDatabaseIT {
  @Test
  void aServerThatIsKilledIsStartedAgainWithWhatItHeld() throws Exception {
    try (DataFolder data = DataFolder.temporary();
        Service service = Service.on(data.path())) {
      List<Filing> filings = Filing.samples("again", 2);
      String before = service.submit(filings.get(0).key(), filings.get(0).report()).body();
      ProcessHandle killed = data.postmaster().orElseThrow();
      killed.destroyForcibly();
      Until.holds(
          "another server runs",
          () -> data.postmaster().filter(now -> now.pid() != killed.pid()).isPresent());
      Until.holds(
          "ready again",
          () -> service.get("portal", "/actuator/health/readiness").statusCode() == 200);
      assertThat(service.submit(filings.get(0).key(), filings.get(0).report()).body())
          .isEqualTo(before);
      assertThat(service.submit(filings.get(1).key(), filings.get(1).report()).statusCode())
          .isEqualTo(201);
      data.store().isWhole();
    }
  }
}
