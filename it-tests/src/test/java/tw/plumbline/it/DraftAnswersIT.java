package tw.plumbline.it;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tw.plumbline.it.DescribedApi.Operation;

/** Whether a running service answers at drafts as its OpenAPI document says. */
@TestInstance(Lifecycle.PER_CLASS)
final class DraftAnswersIT {
  private static final Path RULEBOOKS = Program.HOME.resolve("it-tests/src/test/rulebooks");
  private static final String TOO_MANY = "429";
  private static final String UNAVAILABLE = "503";

  /** Nobody outside can bring this about. */
  private static final String FAILED = "500";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DescribedApi api;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DraftProvocation provocation;

  @BeforeAll
  void start() throws Exception {
    folder = Files.createTempDirectory("plumbline-it");
    service =
        Service.with(
            Map.ofEntries(
                entry("PLUMBLINE_DATA", folder.resolve("data").toString()),
                entry("PLUMBLINE_RULEBOOKS", RULEBOOKS.toString()),
                entry("PLUMBLINE_BASIC", "true"),
                entry("PLUMBLINE_ISSUER", RolelessToken.ISSUER),
                entry("PLUMBLINE_JWKS", folder.resolve("keys.json").toUri().toString()),
                entry("PLUMBLINE_LIMIT_CALLER", "1"),
                entry("PLUMBLINE_LIMIT_CALLER_BURST", "2500")));
    api = new DescribedApi(service.get("portal", "/v3/api-docs").body());
    provocation = new DraftProvocation(service, RolelessToken.signed().text());
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    Service.delete(folder);
  }

  @Test
  void everyDocumentedStatusOfEveryOperationIsAnsweredAsDocumented() throws Exception {
    List<Operation> operations =
        api.operations().stream().filter(OpenApiAnswersIT::isOfDrafts).toList();
    assertThat(operations).hasSizeGreaterThan(20);
    for (Operation operation : operations) {
      for (String status : operation.statuses()) {
        if (!Set.of(FAILED, TOO_MANY).contains(status)) {
          assertAnswer(operation, status);
        }
      }
      assertThat(operation.statuses()).contains(UNAVAILABLE, TOO_MANY);
    }
    provocation.exhaust();
    for (Operation operation : operations) {
      assertAnswer(operation, TOO_MANY);
    }
  }

  private void assertAnswer(Operation operation, String status) throws Exception {
    HttpResponse<String> answer = provocation.of(operation, status);
    String said = operation + " " + answer + " " + answer.body();
    assertThat(answer.statusCode()).as(said).isEqualTo(Integer.parseInt(status));
    assertThat(api.faults(operation, answer)).as(said).isEmpty();
  }
}
