package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Knocks as a browser does: keeps cookies, sends forms, and follows nothing by itself. */
public final class Browser {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;
  private final Map<String, HttpCookie> cookies = new TreeMap<>();

  public Browser(WebServerApplicationContext server) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    this.service = URI.create("http://127.0.0.1:" + port);
  }

  /** Headers are names and values by turns. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  /** Sends a form with the token of our pages. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("_csrf", token());
    return postAsItIs(path, all);
  }

  /** Sends a form and nothing else. */
  public HttpResponse<String> postAsItIs(
      String path, Map<String, String> fields, String... headers) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Comes in by name and password. */
  public Browser signIn(String name, String password) {
    HttpResponse<String> answer = post("/sign-in", Map.of("name", name, "password", password));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return this;
  }

  /** The token that the page of sign-in carries; other pages carry the same. */
  public String token() {
    Matcher found = FORM_TOKEN.matcher(get("/sign-in").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  public Map<String, HttpCookie> cookies() {
    return cookies;
  }

  static void assertPage(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.request() + " " + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body()).startsWith("<!DOCTYPE html>").doesNotContain("Exception", "\tat ");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.values().stream()
              .map(each -> each.getName() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> answer = client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    for (String line : answer.headers().allValues("Set-Cookie")) {
      for (HttpCookie cookie : HttpCookie.parse(line)) {
        if (cookie.getMaxAge() == 0) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie);
        }
      }
    }
    return answer;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
