package tw.plumbline.service.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Browser;
import tw.plumbline.service.rulebook.RulebookRegister;

/** Pages of the real rulebooks, as an official reads them. */
@SpringBootTest(
    classes = Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "PLUMBLINE_PASSWORD_OFFICIAL=of-the-official")
final class ReadingPagesTest {
  private static final Server SERVER = TestDatabase.server();
  private static final List<Rulebook> BOOKS =
      RulebookFiles.builtIn().stream().map(Rulebook::read).toList();

  private final Browser browser;

  ReadingPagesTest(@Autowired WebServerApplicationContext server) {
    this.browser = new Browser(server);
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.limit.caller.burst", () -> "100000");
    settings.add("plumbline.limit.address.burst", () -> "100000");
  }

  @BeforeEach
  void anOfficialComesIn() {
    browser.signIn("official", "of-the-official");
  }

  static Stream<String> pages() {
    List<String> pages = new ArrayList<>(List.of("/workbench"));
    for (Rulebook book : BOOKS) {
      pages.add("/workbench/programmes/" + book.programme() + "/versions");
      for (Edition edition : book.editions().values()) {
        pages.add("/workbench/rulebooks/" + edition.id());
        pages.add("/workbench/rulebooks/" + edition.id() + "/coverage");
        pages.add("/workbench/rulebooks/" + edition.id() + "/difference");
      }
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsWholeInBothLanguages(String page) {
    assertWhole(page);
  }

  @Test
  void everyClauseOfEveryRulebookHasAPage() {
    for (Rulebook book : BOOKS) {
      Map<String, String> newest = new TreeMap<>();
      book.editions()
          .values()
          .forEach(
              edition -> edition.clauses().keySet().forEach(id -> newest.put(id, edition.id())));
      newest.forEach((id, edition) -> assertWhole(clausePage(edition, id)));
      assertThat(newest).isNotEmpty();
    }
  }

  @Test
  void theFirstPageNamesEveryProgrammeAndItsVersion() {
    String page = html("/workbench?lang=zh-TW");
    assertThat(page).contains("產學技術聯盟合作計畫（產學小聯盟）", "現行第", "沿用");
    BOOKS.forEach(
        book ->
            assertThat(page)
                .contains(
                    book.files().digest(), "href=\"/workbench/rulebooks/" + first(book).id()));
  }

  @Test
  void aClausePageSaysItsWordsValuesRuleMessagesAndCases() {
    String page = html(clausePage("small-alliance-108", "SA108-M-05") + "?lang=zh-TW");
    assertThat(page)
        .contains(
            "合約效期含跨認計基準日",
            "The agreement runs through the count date",
            "會員合約或備忘錄之截止日不得早於認計基準日；當日截止者仍屬有效。",
            "$countDate",
            "108/10/31",
            "說明會 主要KPI：合約截止日須含跨之日",
            "<span class=\"fact\">MemberFact</span>",
            "請續約或展延至 {countDate} 以後。",
            "an agreement that ends on the count date still counts (targets)",
            "/members/2/agreement/endsOn = &quot;2019-10-31&quot;",
            "種，案例察覺",
            "並非終止補助之決定")
        .doesNotContain("2019-10-31<");
    assertThat(html(clausePage("small-alliance-108", "SA108-M-05") + "?lang=en"))
        .contains("2019-10-31", "it does not count", "no decision to end a grant");
  }

  @Test
  void theHistoryOfAParameterIsShownWithTheRowThatHolds() {
    String page = html(clausePage("small-alliance-108", "SA108-I-02") + "?lang=zh-TW");
    assertThat(page)
        .contains("108 年度起", "0.30", "106–107 年度", "0.50", "適用中", "countableCooperationIncome");
  }

  @Test
  void clausesAreFoundByTextAutomationAndSeverity() {
    String path = "/workbench/rulebooks/small-alliance-108";
    assertThat(html(path + "?lang=zh-TW&q=%E8%AA%8D%E8%A8%88%E5%9F%BA%E6%BA%96%E6%97%A5"))
        .contains(">SA108-M-05<")
        .doesNotContain(">SA108-D-02<");
    assertThat(html(path + "?q=sa108-m-05b"))
        .contains(">SA108-M-05b<")
        .doesNotContain(">SA108-M-05<");
    assertThat(html(path + "?automation=PERSON"))
        .contains(">DR-08<")
        .doesNotContain(">SA108-M-05<");
    assertThat(html(path + "?severity=WARNING&chapter=members")).doesNotContain(">SA108-M-05<");
    assertThat(html(path + "?q=%3Cscript%3E"))
        .contains("列出 0 條", "value=\"&lt;script&gt;\"")
        .doesNotContain("<script>");
  }

  @Test
  void theDifferenceOfTwoYearsNamesClauseBeforeAndAfter() {
    assertThat(
            html(
                "/workbench/rulebooks/small-alliance-108/difference?since=small-alliance-107&lang=zh-TW"))
        .contains("107 年度至 108 年度之差異", "參數 `weight`", "<del>0.50</del>", "<ins>0.30</ins>");
  }

  @Test
  void twoVersionsStandSideBySide() {
    RulebookFiles files =
        BOOKS.stream()
            .filter(book -> book.programme().equals("small-alliance"))
            .findFirst()
            .orElseThrow()
            .files();
    Map<String, byte[]> changed = new TreeMap<>();
    files.paths().forEach(path -> changed.put(path, files.bytes(path)));
    String path = "money/i-02-weight-of-cooperation/rule.yaml";
    String page = new String(files.bytes(path), StandardCharsets.UTF_8);
    changed.put(path, page.replace("value: 0.30", "value: 0.25").getBytes(StandardCharsets.UTF_8));
    RulebookRegister register = new RulebookRegister(Migrations.dataSource(SERVER));
    int before = register.number("small-alliance", files);
    int after = register.number("small-alliance", new RulebookFiles(changed));
    String difference =
        html(
            "/workbench/programmes/small-alliance/difference?from=%d&to=%d&lang=zh-TW"
                .formatted(before, after));
    assertThat(difference).contains("1 個檔案有差異", path, "0.<del>30</del>", "0.<ins>25</ins>");
    assertThat(html("/workbench/programmes/small-alliance/versions")).contains("第 " + after + " 版");
    assertThat(html(clausePage("small-alliance-108", "SA108-I-02") + "?version=" + after))
        .contains("0.25", "並非現行版");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/rulebooks/no-such-edition",
        "/workbench/rulebooks/small-alliance-108?version=9999",
        "/workbench/rulebooks/small-alliance-108/clauses/NO-SUCH",
        "/workbench/rulebooks/small-alliance-108/difference?since=small-alliance-120",
        "/workbench/programmes/no-such/versions",
        "/workbench/programmes/small-alliance/difference?from=1&to=9999"
      })
  void whatIsNotThereIsSaidToBeMissing(String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).contains("找不到這一頁");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/rulebooks/small-alliance-108?version=x",
        "/workbench/programmes/small-alliance/difference?from=1"
      })
  void whatCannotBeReadIsSaidToBeSo(String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("無法辨識的要求");
  }

  private void assertWhole(String page) {
    for (String language : List.of("zh-TW", "en")) {
      String html = html(page + "?lang=" + language);
      assertThat(html)
          .as(page)
          .startsWith("<!DOCTYPE html>")
          .contains("<html lang=\"" + language + "\">", "</html>")
          .doesNotContain(" th:", "[[$", "[[#", "#{", "style=", "<style", "onclick", "javascript:")
          .doesNotContainPattern("<script(?![^>]*\\bsrc=\"/assets/)");
    }
  }

  private String html(String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(page + "\n" + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Edition first(Rulebook book) {
    return book.editions().values().iterator().next();
  }

  private static String clausePage(String edition, String clause) {
    return "/workbench/rulebooks/" + edition + "/clauses/" + clause;
  }
}
