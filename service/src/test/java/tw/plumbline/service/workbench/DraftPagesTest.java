package tw.plumbline.service.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Browser;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** How officials change rules in a browser, over drafts that are in memory. */
@SpringBootTest(
    classes = {Application.class, DraftPagesTest.Drafts.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PLUMBLINE_PASSWORD_OFFICIAL=of-the-official",
      "PLUMBLINE_PASSWORD_OFFICIAL_2=of-the-second",
      "PLUMBLINE_PASSWORD_AUDITOR=of-the-auditor"
    })
final class DraftPagesTest {
  private static final Server SERVER = TestDatabase.server();
  private static final RulebookFiles FILES =
      RulebookFiles.builtIn().stream()
          .filter(files -> files.programme().equals("small-alliance"))
          .findFirst()
          .orElseThrow();
  private static final String DRAFT = "/workbench/drafts/00000000-0000-7000-8000-000000000001";
  private static final String RULE = "money/i-02-weight-of-cooperation/rule.yaml";

  private final WebServerApplicationContext server;
  private final FakeDesk desk;
  private final Browser browser;

  DraftPagesTest(@Autowired WebServerApplicationContext server, @Autowired FakeDesk desk) {
    this.server = server;
    this.desk = desk;
    this.browser = new Browser(server);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Drafts {
    @Bean
    @Primary
    FakeDesk desk(ActiveRulebooks rulebooks) {
      return new FakeDesk(rulebooks.get());
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.limit.address.burst", () -> "100000");
  }

  @BeforeEach
  void anOfficialComesIn() {
    desk.reset(FILES);
    browser.signIn("official", "of-the-official");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/drafts",
        DRAFT,
        DRAFT + "/states",
        DRAFT + "/difference",
        DRAFT + "/trial",
        DRAFT + "/trial?submission=00000000-0000-7000-8000-000000000003",
        DRAFT + "/impact",
        DRAFT + "/file?path=" + RULE,
        DRAFT + "/cells?path=" + RULE
      })
  void aPageIsWholeInBothLanguagesWhateverIsKnown(String page) {
    for (boolean known : List.of(false, true)) {
      desk.waiting = !known;
      desk.broken = known;
      desk.previewed = known;
      for (String language : List.of("zh-TW", "en")) {
        String html = html(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(html)
            .contains("<html lang=\"" + language + "\">", "</html>", "比率改為百分之二十五 &lt;script&gt;")
            .doesNotContain(" th:", "[[$", "[[#", "#{", "style=", "<style", "onclick", "<script>");
      }
    }
  }

  @Test
  void aDraftIsBegunAndShown() {
    HttpResponse<String> made =
        browser.post(
            "/workbench/drafts",
            Map.of(
                "programme",
                "small-alliance",
                "version",
                Integer.toString(desk.inForce()),
                "title",
                "比率"));
    assertThat(location(made)).isEqualTo(DRAFT);
    HttpResponse<String> refused =
        browser.post(
            "/workbench/drafts",
            Map.of("programme", "small-alliance", "version", "9", "title", "比率"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("沒有這一版。");
  }

  @Test
  void gatesAreAChecklistThatLeadsToTheLine() {
    assertThat(html(DRAFT)).contains("未檢查", "執行檢查");
    desk.broken = true;
    assertThat(location(browser.post(DRAFT + "/gates", Map.of()))).isEqualTo(DRAFT + "#gates");
    assertThat(html(DRAFT)).contains("未通過", "有缺漏。", "缺少出處", RULE + ":12", "#line-12");
    desk.waiting = true;
    desk.running = true;
    assertThat(html(DRAFT)).contains("data-again=\"" + DRAFT, "<progress value=\"3\" max=\"10\"");
  }

  @Test
  void aFileIsChangedAndTheChangeStandsSideBySide() {
    String before = html(DRAFT + "/file?path=" + RULE);
    assertThat(before).contains("data-editor=\"yaml\"", "value: 0.30");
    String content = text(RULE).replace("value: 0.30", "value: 0.25");
    HttpResponse<String> saved =
        browser.post(
            DRAFT + "/file",
            Map.of(
                "path",
                RULE,
                "since",
                "1",
                "note",
                "降為 25%",
                "content",
                content.replace("\n", "\r\n")));
    assertThat(location(saved))
        .isEqualTo(DRAFT + "/file?path=" + RULE.replace("/", "%2F") + "&saved=2");
    assertThat(html(location(saved))).contains("已儲存（第 2 次）。");
    assertThat(
            desk.files(FakeDesk.DRAFT, 2)
                .map(files -> new String(files.bytes(RULE), StandardCharsets.UTF_8))
                .toFuture()
                .join())
        .isEqualTo(content);
    assertThat(html(DRAFT + "/difference?from=1"))
        .contains("1 個檔案有差異", "0.<del>30</del>", "0.<ins>25</ins>");
    assertThat(html(DRAFT + "/states")).contains("降為 25%", "official");
  }

  @Test
  void whatCannotBeSavedStaysInTheEditorWithItsFaultAtTheLine() {
    HttpResponse<String> refused =
        browser.post(
            DRAFT + "/file",
            Map.of(
                "path",
                RULE,
                "since",
                "1",
                "note",
                "x",
                "content",
                "a\nSystem.exit(0)\n</textarea>"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "檔案不能儲存。",
            "不允許的寫法",
            "data-line=\"2\"",
            "System.exit(0)\n&lt;/textarea&gt;",
            "data-lines=\"2\"");
    HttpResponse<String> late =
        browser.post(
            DRAFT + "/file", Map.of("path", RULE, "since", "0", "note", "x", "content", "mine"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("他人已修改這個檔案。", "\nmine</textarea>");
  }

  @Test
  void cellsAreTypedAndFaultsStandAtTheCell() {
    String cell = "cell:/parameters/weight/values/1/value";
    assertThat(html(DRAFT + "/cells?path=" + RULE))
        .contains(
            "name=\"" + cell + "\" value=\"0.30\"", "inputmode=\"decimal\"", "產學合作收入按比率列入總收入");
    HttpResponse<String> refused =
        browser.post(
            DRAFT + "/cells", Map.of("path", RULE, "since", "1", "note", "x", cell, "a quarter"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("value=\"a quarter\"", "aria-invalid=\"true\"", "這不是數字。");
    HttpResponse<String> saved =
        browser.post(
            DRAFT + "/cells", Map.of("path", RULE, "since", "1", "note", "x", cell, " 0.25 "));
    assertThat(location(saved)).isEqualTo(DRAFT);
    assertThat(html(DRAFT + "/cells?path=" + RULE)).contains("value=\"0.25\"");
  }

  @Test
  void whoProposesDoesNotApprove() {
    HttpResponse<String> without =
        browser.post(DRAFT + "/steps", Map.of("kind", "PROPOSED", "revision", "1", "reason", " "));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("請填寫理由。");
    HttpResponse<String> noDay =
        browser.post(
            DRAFT + "/steps",
            Map.of("kind", "PROPOSED", "revision", "1", "reason", "r", "transitionUntil", "明年"));
    assertThat(noDay.body()).contains("過渡期末日不是日期");
    Map<String, String> proposal =
        Map.of(
            "kind", "PROPOSED", "revision", "1", "reason", "依會議決議", "transitionUntil", "108/12/31");
    assertThat(location(browser.post(DRAFT + "/steps", proposal))).isEqualTo(DRAFT);
    desk.waiting = false;
    desk.previewed = true;
    assertThat(html(DRAFT))
        .contains("依會議決議", "108/12/31", "須由另一位承辦人員核定。")
        .doesNotContain("value=\"PUBLISHED\"");
    Map<String, String> approval =
        Map.of("kind", "PUBLISHED", "revision", "1", "reason", "同意", "impact", "" + FakeDesk.RUN);
    HttpResponse<String> alone = browser.post(DRAFT + "/steps", approval);
    assertThat(alone.statusCode()).isEqualTo(422);
    assertThat(alone.body()).contains("須由另一位承辦人員核定。");
    Browser second = new Browser(server).signIn("official-2", "of-the-second");
    assertThat(second.get(DRAFT).body()).contains("value=\"PUBLISHED\"");
    assertThat(location(second.post(DRAFT + "/steps", approval))).isEqualTo(DRAFT);
    assertThat(second.get(DRAFT).body()).contains("已發布", "核定發布");
  }

  @Test
  void aReportIsTriedAndSaysThatItIsNoDecision() {
    String assessed = browser.post(DRAFT + "/trial", Map.of("report", sample())).body();
    assertThat(assessed).contains("id=\"outcome\"", "並非終止補助之決定", "vendorMembers");
    String refused = browser.post(DRAFT + "/trial", Map.of("report", "{\"a\":1}")).body();
    assertThat(refused).contains("這不是可檢核的報告。");
    desk.broken = true;
    assertThat(browser.post(DRAFT + "/trial", Map.of("report", sample())).body())
        .contains("草稿目前無法載入", "programme.yaml", "缺少年度");
    assertThat(browser.get(DRAFT + "/trial?submission=" + FakeDesk.RUN).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aPreviewIsMadeWatchedSortedAndTakenAway() {
    assertThat(html(DRAFT + "/impact")).contains("尚未執行影響預覽。");
    assertThat(location(browser.post(DRAFT + "/impact", Map.of("act", "start"))))
        .isEqualTo(DRAFT + "/impact");
    String done = html(DRAFT + "/impact");
    assertThat(done)
        .contains("已檢核 1,000 / 1,000 份", "共 3 份結果不同，其中 2 份之結論改變。", "<svg", "class=\"worse\"");
    assertThat(done.indexOf("乙聯盟")).isLessThan(done.indexOf("甲聯盟"));
    String sorted = html(DRAFT + "/impact?sort=appeared");
    assertThat(sorted).contains("aria-sort=\"descending\"");
    assertThat(sorted.indexOf("丙聯盟")).isLessThan(sorted.indexOf("甲聯盟"));
    HttpResponse<String> csv = browser.get(DRAFT + "/impact/changes.csv");
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(csv.body()).contains("乙聯盟,COMPLIANT");
    assertThat(browser.get(DRAFT + "/impact/events").body())
        .contains("event:progress\ndata:400 1000", "event:over");
    desk.running = true;
    assertThat(html(DRAFT + "/impact"))
        .contains("data-events=\"" + DRAFT + "/impact/events\"", "停止");
    browser.post(DRAFT + "/impact", Map.of("act", "cancel"));
    assertThat(html(DRAFT + "/impact")).contains("已停止");
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    Browser auditor = new Browser(server).signIn("auditor", "of-the-auditor");
    assertThat(auditor.get(DRAFT).body()).doesNotContain("name=\"kind\"", "執行檢查");
    assertThat(auditor.get(DRAFT + "/file?path=" + RULE).body()).contains("readonly");
    assertThat(auditor.post(DRAFT + "/steps", Map.of("kind", "PROPOSED")).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/drafts/00000000-0000-7000-8000-000000000009",
        DRAFT + "/file?path=no/such/file",
        DRAFT + "/cells?path=README.md",
        DRAFT + "/difference?from=9"
      })
  void whatIsNotThereIsSaidToBeMissing(String page) {
    assertThat(browser.get(page).statusCode()).isEqualTo(404);
  }

  static String sample() {
    try {
      return Files.readString(
          Path.of("src/main/resources/samples/small-alliance-108/model-optics/1-targets.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String path) {
    return new String(FILES.bytes(path), StandardCharsets.UTF_8);
  }

  private String html(String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(page + "\n" + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String location(HttpResponse<?> answer) {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }
}
