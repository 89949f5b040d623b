package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Dated;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.guard.ParameterValue;

/** What a page says in one programme year. Immutable. */
final class YearPage {
  private final Edition edition;
  private final OverviewPage page;
  private final Map<String, Edition.Figure> figures = new HashMap<>();

  /**
   * @param page without faults in that year
   */
  YearPage(Edition edition, OverviewPage page) {
    this.edition = edition;
    this.page = page;
    edition.figures().forEach(figure -> figures.put(figure.name(), figure));
  }

  Edition edition() {
    return edition;
  }

  /** The figures that count members and income; null where the rulebook names none. */
  OverviewPage.@Nullable Figures figures() {
    return Dated.pick(page.figures(), edition.year()).orElse(null);
  }

  /** How many alliances the year has; null where the rulebook does not say. */
  @Nullable Long expected() {
    return Dated.pick(page.expected(), edition.year())
        .map(row -> number(row.clause(), row.parameter()).longValueExact())
        .orElse(null);
  }

  /** Names of the field codes, in their order. */
  Map<String, BilingualText> fields() {
    Map<String, BilingualText> names = new LinkedHashMap<>();
    for (OverviewPage.Field field : inForce(page.fields())) {
      String chinese = (String) value(field.clause(), field.parameter());
      names.put(field.code(), new BilingualText(chinese, field.en()));
    }
    return names;
  }

  List<OverviewPage.CheckRow> checks() {
    return inForce(page.checks());
  }

  List<OverviewPage.PhaseRow> phases() {
    return page.phases();
  }

  List<OverviewPage.AimRow> aims() {
    return page.aims();
  }

  List<OverviewPage.SignRow> signs() {
    return inForce(page.signs());
  }

  /** How many years before this one a sign looks at. */
  int yearsBack(OverviewPage.SignRow sign) {
    if (sign.repeats() != null) {
      return number(sign.clause(), sign.repeats()).intValueExact() - 1;
    }
    return sign.years() == null ? 0 : number(sign.clause(), sign.years()).intValueExact();
  }

  /** The title of a clause, or its id where the rules have it no longer. */
  BilingualText title(String clause) {
    EditionClause known = edition.clauses().get(clause);
    return known == null ? new BilingualText(clause, clause) : known.title();
  }

  EditionClause clause(String id) {
    return Objects.requireNonNull(edition.clauses().get(id), id);
  }

  Edition.Figure figure(String name) {
    return Objects.requireNonNull(figures.get(name), name);
  }

  BigDecimal number(String clause, String parameter) {
    return new BigDecimal(value(clause, parameter).toString());
  }

  List<String> texts(String clause, String parameter) {
    return ((ParameterValue.Texts) parameter(clause, parameter)).value();
  }

  private Object value(String clause, String parameter) {
    return parameter(clause, parameter).value();
  }

  private ParameterValue parameter(String clause, String name) {
    return Objects.requireNonNull(clause(clause).parameters().get(name), name);
  }

  private <T extends Dated> List<T> inForce(List<T> rows) {
    List<T> inForce = new ArrayList<>();
    rows.stream().filter(row -> row.in(edition.year())).forEach(inForce::add);
    return inForce;
  }
}
