package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two officials make the rules of 109 from those of 108 in their browsers, without a line of Java:
 * other days, another weight, a case that has to be mended, a preview, four eyes; the portal's next
 * report is judged by them. Then they take it back.
 */
@SuppressWarnings("NullAway.Init") // set before all tests
final class RuleChangeIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CASES =
      Program.HOME.resolve("rules/rulebook/small-alliance/cases/second-kpi-109.json");
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final String TARGETS = "forms/d-02-targets-by-april/";
  private static final String COOPERATIONS = "money/i-11-cooperations-with-members/cases.yaml";

  private static final String CASE_OF_109 =
      """
        - name: forty per cent of the cooperation is countable in 109
          base: second-kpi-109
          expect:
            status: MET
            findings: []
            figures:
              countableCooperationIncome: 400000
      """;

  private static Service service;
  private static Reader author;
  private static Reader approver;

  @BeforeAll
  static void start() throws IOException {
    service = Service.start();
    author = Reader.of(service);
    approver = Reader.of(service);
    author.signIn("official");
    approver.signIn("official-2");
  }

  @AfterAll
  static void end() throws Exception {
    for (Reader reader : new Reader[] {author, approver}) {
      if (reader != null) {
        reader.close();
      }
    }
    if (service != null) {
      service.close();
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // every wrong edit of what changed is tried, twice
  void nextYearsRulesAreMadeApprovedAppliedAndTakenBack() throws Exception {
    JsonNode before = submitted("before");
    assertThat(countable(before)).isEqualTo(300000);
    int first = before.at("/rulebook/version").intValue();

    String draft = begun("109 年度：權重四成", "");
    author.look("draft-new");
    addRow(draft, TARGETS + "rule.yaml", "/parameters/deadline/values", "109/04/30");
    addRow(draft, WEIGHT, "/parameters/weight/values", "0.4O");
    assertThat(author.has("數")).isTrue(); // the cell says that this is no number
    author.look("draft-cells-wrong");
    addRow(draft, WEIGHT, "/parameters/weight/values", "0.40");
    author.open(draft + "/cells?path=" + WEIGHT);
    author.look("draft-cells");

    gates(draft);
    assertThat(author.has("未通過")).isTrue();
    assertThat(author.has("in 109 a day later is a reminder only")).isTrue();
    author.look("draft-gates-failed");
    edit(
        draft,
        TARGETS + "cases.yaml",
        """
        editor.setValue(editor.getValue()
          .replace('2020-04-15T23:59:59', '2020-04-30T23:59:59')
          .replace('2020-04-16T00:00:00', '2020-05-01T00:00:00'))
        """);
    edit(
        draft,
        COOPERATIONS,
        "editor.replaceRange(`%s`, {line: editor.lineCount(), ch: 0})".formatted(CASE_OF_109));
    author.look("draft-file");
    gates(draft);
    assertThat(author.has("未通過")).isFalse();
    author.look("draft-gates-passed");

    tryOut(draft);
    preview(draft);
    assertThat(author.has("A-before")).isTrue();
    author.look("draft-impact");
    for (String page : new String[] {"difference", "states"}) {
      author.open(draft + "/" + page);
      author.look("draft-" + page);
    }
    author.open(draft);
    author.type("reason", "依 109 年度公告");
    author.click("提請核定");
    author.await(() -> author.has("待核定"));
    author.look("draft-proposed");

    approve(draft, "核可");
    approver.look("draft-published");
    JsonNode after = submitted("after");
    assertThat(after.at("/rulebook/version").intValue()).isEqualTo(first + 1);
    assertThat(countable(after)).isEqualTo(400000);

    String back = begun("恢復前一版", "" + first);
    gates(back);
    preview(back);
    author.open(back);
    author.type("reason", "109 年度公告撤回");
    author.click("提請核定");
    author.await(() -> author.has("待核定"));
    approve(back, "核可");
    JsonNode again = submitted("again");
    assertThat(again.at("/rulebook/version").intValue()).isEqualTo(first + 2);
    assertThat(again.at("/rulebook/digest")).isEqualTo(before.at("/rulebook/digest"));
    assertThat(countable(again)).isEqualTo(300000);
    author.open("/workbench/programmes/small-alliance/versions");
    author.look("versions-published");
  }

  private static String begun(String title, String version) {
    author.open("/workbench/drafts?lang=zh-TW");
    author.type("title", title);
    author.chromium().driver().findElement(By.id("programme")).sendKeys("small-alliance");
    author.type("version", version);
    author.click(By.cssSelector("form[action='/workbench/drafts'] button.main"));
    author.await(() -> author.path().startsWith("/workbench/drafts/"));
    return author.path();
  }

  /** Opens the row below a parameter, types into it, and adds it. */
  private static void addRow(String draft, String path, String list, String value) {
    author.open(draft + "/cells?path=" + path);
    author.type("note", "109 年度");
    author.click(By.xpath("//details[.//button[@value='add %s']]/summary".formatted(list)));
    fill("year:" + list, "109");
    fill("new:" + list + ":value", value);
    fill("new:" + list + ":source", "109 年度說明會 營運收入公式");
    author.click(By.cssSelector("button[value='add " + list + "']"));
    author.await(() -> author.has(path));
  }

  private static void fill(String name, String text) {
    var field = author.chromium().driver().findElement(By.name(name));
    field.clear();
    field.sendKeys(text);
  }

  /** Changes a file in the editor and saves it. */
  private static void edit(String draft, String path, String change) {
    author.open(draft + "/file?path=" + path);
    ((JavascriptExecutor) author.chromium().driver())
        .executeScript("const editor = document.querySelector('.CodeMirror').CodeMirror;" + change);
    author.type("note", "109 年度之案例");
    author.click("儲存");
    author.await(() -> author.chromium().driver().getCurrentUrl().contains("saved="));
  }

  private static void gates(String draft) {
    author.open(draft);
    author.click("執行檢查");
    author.open(draft);
    author.await(
        () -> author.chromium().driver().findElements(By.cssSelector("[data-again]")).isEmpty());
  }

  private static void tryOut(String draft) throws IOException {
    author.open(draft + "/trial");
    ((JavascriptExecutor) author.chromium().driver())
        .executeScript(
            "const report = document.getElementById('report'); report.value = arguments[0];"
                + "report.dispatchEvent(new Event('input', {bubbles: true}));",
            Files.readString(CASES));
    author.await(() -> author.has("400,000") || author.has("400000"));
    author.look("draft-trial");
  }

  private static void preview(String draft) {
    author.open(draft + "/impact");
    author.click(By.cssSelector("button[value='start']"));
    author.await(
        () ->
            author.chromium().driver().findElements(By.cssSelector("[data-events]")).isEmpty()
                && author.has("最新"));
  }

  private static void approve(String draft, String reason) {
    approver.open(draft + "?lang=zh-TW");
    approver.type("reason", reason);
    approver.click(By.cssSelector("button[value='PUBLISHED']"));
    approver.await(() -> approver.has("已發布"));
  }

  private static JsonNode submitted(String key) throws Exception {
    ObjectNode report = (ObjectNode) JSON.readTree(Files.readString(CASES));
    ((ObjectNode) report.path("alliance")).put("id", "A-" + key);
    HttpResponse<String> answer = service.submit(key, report.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private static int countable(JsonNode assessment) {
    return assessment
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("name").stringValue().equals("countableCooperationIncome"))
        .findFirst()
        .orElseThrow()
        .path("value")
        .intValue();
  }
}
