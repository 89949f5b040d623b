package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tw.plumbline.client.AlliancesApi;
import tw.plumbline.client.ApiClient;
import tw.plumbline.client.ApiException;
import tw.plumbline.client.ApiResponse;
import tw.plumbline.client.AssessmentsApi;
import tw.plumbline.client.ProgrammesApi;
import tw.plumbline.client.SubmissionsApi;
import tw.plumbline.client.model.AllianceReport;
import tw.plumbline.client.model.Assessment;
import tw.plumbline.client.model.Filed;
import tw.plumbline.client.model.FiledFinding;
import tw.plumbline.client.model.FiledFindings;
import tw.plumbline.client.model.ForbiddenProblem;
import tw.plumbline.client.model.SummaryTable;

/** A portal whose client was generated from the document that the service answers. */
@TestInstance(Lifecycle.PER_CLASS)
final class GeneratedClientIT {
  private static final String ALLIANCE = "slow-growth";
  private static final List<String> YEAR =
      List.of("1-targets.json", "2-first-kpi.json", "3-second-kpi.json");
  private static final int PAGE = 3;

  private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @BeforeAll
  void start() throws IOException {
    service = Service.start();
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @Test
  void theClientWasGeneratedFromTheDocumentThatTheServiceAnswers() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(service.at("/v3/api-docs.yaml")).build();
    String served = service.client().send(request, BodyHandlers.ofString()).body();
    String generatedFrom = Objects.requireNonNull(System.getProperty("plumbline.openapi"));
    assertThat(served).isEqualTo(Files.readString(Path.of(generatedFrom)));
  }

  @Test
  void aYearOfAnAllianceIsFiledAndReadBack() throws Exception {
    List<Assessment> filed = new ArrayList<>();
    for (String filing : YEAR) {
      filed.add(fileAndReadBack(filing));
    }
    assertThat(findings()).hasSize(filed.stream().mapToInt(one -> one.getFindings().size()).sum());
    assertHistory(filed);
    SummaryTable table = alliances().getSummaryTable(ALLIANCE, 108, null, null);
    assertThat(table.getFiling()).isEqualTo("SECOND_KPI");
    assertThat(table.getRows()).isNotEmpty();
  }

  @Test
  void whatTheRoleMayNotDoIsAProblemThatTheClientCanRead() throws Exception {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> new ProgrammesApi(client()).getProgrammeYear("small-alliance", 108, null));
    assertThat(refused.getCode()).isEqualTo(403);
    ForbiddenProblem problem = mapper.readValue(refused.getResponseBody(), ForbiddenProblem.class);
    assertThat(problem.getStatus()).isEqualTo(403);
    assertThat(problem.getType().getValue()).isEqualTo("urn:plumbline:problem:forbidden");
  }

  private Assessment fileAndReadBack(String filing) throws Exception {
    Path sample = Program.SAMPLES.resolve("small-alliance-108").resolve(ALLIANCE).resolve(filing);
    AllianceReport report = mapper.readValue(sample.toFile(), AllianceReport.class);
    SubmissionsApi submissions = new SubmissionsApi(client());
    ApiResponse<Assessment> first = submissions.submitWithHttpInfo(report, filing, null, null);
    ApiResponse<Assessment> again = submissions.submitWithHttpInfo(report, filing, null, null);
    assertThat(List.of(first.getStatusCode(), again.getStatusCode())).containsExactly(201, 200);
    UUID id = UUID.fromString(first.getData().getId());
    assertThat(again.getData()).isEqualTo(first.getData());
    assertThat(new AssessmentsApi(client()).getAssessment(id, null)).isEqualTo(first.getData());
    assertThat(mapper.readTree(mapper.writeValueAsString(submissions.getSubmission(id, null))))
        .isEqualTo(mapper.readTree(sample.toFile()));
    return first.getData();
  }

  private void assertHistory(List<Assessment> filed) throws ApiException {
    List<Filed> newestFirst = alliances().listAssessments(ALLIANCE, null, null, null).getItems();
    assertThat(newestFirst)
        .extracting(one -> one.getId().toString())
        .containsExactly(filed.get(2).getId(), filed.get(1).getId(), filed.get(0).getId());
    assertThat(newestFirst)
        .extracting(one -> one.getVerdict().getValue())
        .containsExactly(
            filed.get(2).getVerdict().getValue(),
            filed.get(1).getVerdict().getValue(),
            filed.get(0).getVerdict().getValue());
  }

  /** Page by page. */
  private List<FiledFinding> findings() throws ApiException {
    List<FiledFinding> findings = new ArrayList<>();
    FiledFindings page = alliances().listFindings(ALLIANCE, 108, null, null, PAGE, null);
    findings.addAll(page.getItems());
    while (page.getNext() != null) {
      page = alliances().listFindings(ALLIANCE, 108, null, page.getNext(), PAGE, null);
      findings.addAll(page.getItems());
    }
    return findings;
  }

  private AlliancesApi alliances() {
    return new AlliancesApi(client());
  }

  private ApiClient client() {
    String portal = "portal:" + Service.password("portal");
    String credentials =
        Base64.getEncoder().encodeToString(portal.getBytes(StandardCharsets.UTF_8));
    ApiClient client = new ApiClient();
    client.updateBaseUri(service.at("/").toString().replaceAll("/$", ""));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Basic " + credentials));
    return client;
  }
}
