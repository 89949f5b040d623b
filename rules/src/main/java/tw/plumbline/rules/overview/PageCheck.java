package tw.plumbline.rules.overview;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Dated;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.SidePages;
import tw.plumbline.rules.book.Template;
import tw.plumbline.rules.guard.ParameterValue;

/** Checks that what a page names in one programme year is there. */
final class PageCheck {
  private static final List<Class<? extends ParameterValue>> NUMBER =
      List.of(ParameterValue.Whole.class, ParameterValue.Decimal.class);
  private static final List<Class<? extends ParameterValue>> WHOLE =
      List.of(ParameterValue.Whole.class);
  private static final List<Class<? extends ParameterValue>> TEXT =
      List.of(ParameterValue.Text.class);
  private static final List<Class<? extends ParameterValue>> TEXTS =
      List.of(ParameterValue.Texts.class);

  private final SidePages.Page<OverviewPage> page;
  private final OverviewPage content;
  private final Edition edition;
  private final List<BookFault> faults;

  PageCheck(SidePages.Page<OverviewPage> page, Edition edition, List<BookFault> faults) {
    this.page = page;
    this.content = page.content();
    this.edition = edition;
    this.faults = faults;
  }

  /** Adds every fault. */
  void check() {
    each("/figures", content.figures(), this::figures);
    each("/expected", content.expected(), this::expected);
    each("/fields", content.fields(), this::field);
    each("/checks", content.checks(), this::checkRow);
    each("/signs", content.signs(), this::sign);
    aims();
    fieldsOnce();
    if (Dated.pick(content.figures(), edition.year()).isEmpty()) {
      int year = edition.year();
      fault("/figures", "%d 年度沒有適用的列".formatted(year), "no row is in force in %d".formatted(year));
    }
  }

  private void figures(String at, OverviewPage.Figures row) {
    figure(at + "/members", row.members());
    figure(at + "/parties", row.parties());
    figure(at + "/income", row.income());
  }

  private void expected(String at, OverviewPage.Expected row) {
    parameter(at, "/parameter", row.clause(), row.parameter(), WHOLE);
  }

  private void field(String at, OverviewPage.Field row) {
    parameter(at, "/parameter", row.clause(), row.parameter(), TEXT);
  }

  private void checkRow(String at, OverviewPage.CheckRow row) {
    clause(at, row.clause());
    figure(at + "/sum", row.sum());
    parameter(at, "/atLeast", row.clause(), row.atLeast(), NUMBER);
    parameter(at, "/total", row.clause(), row.total(), NUMBER);
    for (int i = 0; i < row.adds().size(); i++) {
      parameter(at, "/adds/" + i, row.clause(), row.adds().get(i), NUMBER);
    }
    for (int i = 0; i < row.beside().size(); i++) {
      String beside = "/beside/%d/parameter".formatted(i);
      parameter(at, beside, row.clause(), row.beside().get(i).parameter(), NUMBER);
    }
  }

  private void aims() {
    int last = 0;
    for (int i = 0; i < content.phases().size(); i++) {
      String at = "/phases/" + i;
      clause(at, content.phases().get(i).clause());
      for (int year : content.phases().get(i).years()) {
        if (year <= last) {
          fault(at + "/years", "年度須依序且不重複", "the years must ascend");
        }
        last = year;
      }
    }
    for (int i = 0; i < content.aims().size(); i++) {
      aim("/aims/" + i, content.aims().get(i));
    }
    if (content.phases().isEmpty() && !content.aims().isEmpty()) {
      fault("/aims", "目標須有期別", "aims need phases");
    }
  }

  private void aim(String at, OverviewPage.AimRow aim) {
    figure(at + "/figure", aim.figure());
    parameter(at, "/total", aim.clause(), aim.total(), NUMBER);
    if (aim.byPhase()) {
      content
          .phases()
          .forEach(phase -> parameter(at, "/byPhase", aim.clause(), phase.target(), NUMBER));
    }
    for (int i = 0; i < aim.beside().size(); i++) {
      figure(at + "/beside/" + i + "/figure", aim.beside().get(i).figure());
    }
  }

  private void sign(String at, OverviewPage.SignRow row) {
    clause(at, row.clause());
    figure(at + "/none", row.none());
    figure(at + "/declines", row.declines());
    parameter(at, "/ratioBelow", row.clause(), row.ratioBelow(), NUMBER);
    parameter(at, "/years", row.clause(), row.years(), WHOLE);
    parameter(at, "/repeats", row.clause(), row.repeats(), WHOLE);
    parameter(at, "/filings", row.clause(), row.filings(), TEXTS);
    reason(at + "/reason", row.reason(), SignValues.names(row));
  }

  private void reason(String at, BilingualText text, Set<String> known) {
    for (String name : new Template(text).names()) {
      if (!known.contains(name)) {
        fault(
            at,
            "文字中的 {%s} 無此值，可用者為 %s".formatted(name, known),
            "the text names {%s}; this sign has %s".formatted(name, known));
      }
    }
  }

  private void fieldsOnce() {
    Set<String> seen = new HashSet<>();
    each(
        "/fields",
        content.fields(),
        (at, row) -> {
          if (!seen.add(row.code())) {
            fault(
                at + "/code",
                "領域 `%s` 出現兩次".formatted(row.code()),
                "the field `%s` stands twice".formatted(row.code()));
          }
        });
  }

  private <T extends Dated> void each(String list, List<T> rows, BiConsumer<String, T> check) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).in(edition.year())) {
        check.accept(list + "/" + i, rows.get(i));
      }
    }
  }

  /** A figure that adds up: a quotient does not. */
  private void figure(String at, @Nullable String name) {
    boolean known =
        edition.figures().stream()
            .filter(figure -> !(figure.formula() instanceof Edition.Formula.Quotient))
            .anyMatch(figure -> figure.name().equals(name));
    if (name != null && !known) {
      fault(
          at,
          "`%s` 不是可加總之數據".formatted(name),
          "`%s` is no figure that can be added up".formatted(name));
    }
  }

  private @Nullable EditionClause clause(String at, String id) {
    EditionClause clause = edition.clauses().get(id);
    if (clause == null) {
      int year = edition.year();
      fault(
          at + "/clause",
          "%d 年度沒有條款 `%s`".formatted(year, id),
          "no clause `%s` is in force in %d".formatted(id, year));
    }
    return clause;
  }

  private void parameter(
      String at,
      String key,
      String clauseId,
      @Nullable String name,
      List<Class<? extends ParameterValue>> types) {
    EditionClause clause = name == null ? null : clause(at, clauseId);
    if (name == null || clause == null) {
      return;
    }
    ParameterValue value = clause.parameters().get(name);
    if (types.stream().noneMatch(type -> type.isInstance(value))) {
      String wanted = String.join(" / ", types.stream().map(Class::getSimpleName).toList());
      fault(
          at + key,
          "條款 `%s` 沒有類型為 %s 之參數 `%s`".formatted(clauseId, wanted, name),
          "clause `%s` has no parameter `%s` of type %s".formatted(clauseId, name, wanted));
    }
  }

  private void fault(String pointer, String zhTw, String en) {
    faults.add(page.fault(pointer, zhTw, en));
  }
}
