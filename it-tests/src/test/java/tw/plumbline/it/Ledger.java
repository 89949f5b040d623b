package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients sent and what they were told: the promises that the service has to keep. */
final class Ledger {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int READERS = 4;

  private final Map<String, Filing> sent = new ConcurrentHashMap<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  /** Written down before it is sent. */
  void sent(Filing filing) {
    sent.put(filing.key(), filing);
  }

  /** Whether the answer acknowledges the filing; what is neither that nor 503 is a surprise. */
  boolean answered(Filing filing, HttpResponse<String> answer) {
    if (answer.statusCode() == 201 || answer.statusCode() == 200) {
      String before = acknowledged.putIfAbsent(filing.key(), answer.body());
      if (before != null && !before.equals(answer.body())) {
        surprises.add(filing.key() + " was answered otherwise before");
      }
      return true;
    }
    if (!isUnavailable(answer)) {
      surprises.add(filing.key() + " " + answer.statusCode() + " " + answer.body());
    }
    return false;
  }

  int size() {
    return sent.size();
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Whether an answer says in the agreed form that it is worth to try again. */
  static boolean isUnavailable(HttpResponse<String> answer) {
    return answer.statusCode() == 503
        && answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")
        && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0;
  }

  /**
   * Everything that was acknowledged is there with the same bytes, and whatever was sent can be
   * sent again and is from then on answered the same.
   *
   * @return how many filings that nobody was told of had been stored
   */
  long holdsAt(Service service) throws Exception {
    assertThat(surprises).isEmpty();
    List<Callable<Boolean>> checks = new ArrayList<>();
    Map<String, String> told = Map.copyOf(acknowledged);
    for (Filing filing : sent.values()) {
      checks.add(() -> check(service, filing, told.getOrDefault(filing.key(), "")));
    }
    long storedUntold = Together.all(READERS, checks).stream().filter(stored -> stored).count();
    assertThat(acknowledged).hasSameSizeAs(sent);
    List<Callable<Boolean>> histories = new ArrayList<>();
    idsOfAlliances().forEach((alliance, ids) -> histories.add(() -> check(service, alliance, ids)));
    Together.all(READERS, histories);
    return storedUntold;
  }

  /** Each key stands in the store once, with the document that was acknowledged. */
  void holdsIn(Map<String, byte[]> documentsByKey) {
    acknowledged.forEach(
        (key, document) ->
            assertThat(documentsByKey.get(key))
                .as(key)
                .isEqualTo(document.getBytes(StandardCharsets.UTF_8)));
  }

  /** As a client does that is told to come again. */
  private static HttpResponse<String> patiently(Callable<HttpResponse<String>> request)
      throws Exception {
    List<HttpResponse<String>> answers = new ArrayList<>();
    Until.holds(
        "another answer than 503",
        () -> answers.add(request.call()) && !isUnavailable(answers.get(answers.size() - 1)));
    return answers.get(answers.size() - 1);
  }

  private boolean check(Service service, Filing filing, String told) throws Exception {
    if (!told.isEmpty()) {
      assertThat(stored(service, told)).as("%s", filing.key()).isEqualTo(told);
    }
    HttpResponse<String> again = patiently(() -> service.submit(filing.key(), filing.report()));
    assertThat(again.statusCode())
        .as("%s again", filing.key())
        .isIn(200, told.isEmpty() ? 201 : 200);
    assertThat(answered(filing, again)).isTrue();
    HttpResponse<String> thrice = patiently(() -> service.submit(filing.key(), filing.report()));
    assertThat(thrice.statusCode()).isEqualTo(200);
    assertThat(thrice.body()).isEqualTo(acknowledged.get(filing.key()));
    assertThat(stored(service, thrice.body())).isEqualTo(thrice.body());
    return told.isEmpty() && again.statusCode() == 200;
  }

  private static String stored(Service service, String document) throws Exception {
    HttpResponse<String> answer =
        patiently(() -> service.get("portal", "/v1/assessments/" + id(document)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private Map<String, Set<String>> idsOfAlliances() {
    return acknowledged.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                told -> JSON.readTree(told.getValue()).path("allianceId").asString(),
                Collectors.mapping(told -> id(told.getValue()), Collectors.toSet())));
  }

  /** The history of an alliance has exactly these, and its findings are of these. */
  private static boolean check(Service service, String alliance, Set<String> ids) throws Exception {
    assertThat(items(service, alliance, "assessments", "id"))
        .as(alliance)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(ids).containsAll(new HashSet<>(items(service, alliance, "findings", "assessment")));
    return true;
  }

  private static List<String> items(Service service, String alliance, String list, String field)
      throws Exception {
    String path = "/v1/alliances/" + alliance + "/" + list;
    HttpResponse<String> answer = patiently(() -> service.get("portal", path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> values = new ArrayList<>();
    for (JsonNode item : JSON.readTree(answer.body()).path("items")) {
      values.add(item.path(field).asString());
    }
    return values;
  }

  static String id(String document) {
    return JSON.readTree(document).path("id").asString();
  }
}
