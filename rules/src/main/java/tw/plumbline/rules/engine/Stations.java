package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.compile.RuleSession;
import tw.plumbline.rules.facts.ActivityFact;
import tw.plumbline.rules.facts.CooperationFact;
import tw.plumbline.rules.facts.CountedMemberFact;
import tw.plumbline.rules.facts.Counterpart;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.GenericFields;
import tw.plumbline.rules.facts.IncomeFact;
import tw.plumbline.rules.facts.MemberFact;
import tw.plumbline.rules.facts.OutcomeFact;
import tw.plumbline.rules.facts.ReportFact;
import tw.plumbline.rules.facts.TransferFact;

/**
 * The way of a report: members, money, service, the stations that the rulebook declares over
 * generic facts, figures, thresholds, forms. Members are settled before money, because transfers
 * and cooperations count only with members; nothing later changes what an earlier station said.
 */
final class Stations {
  private final Edition edition;
  private final FigureSheet sheet;
  private final ReportFact report;
  private final AllianceReport content;
  private final FilingRecords records;
  private final GenericItems items;
  private final Ledger ledger;
  private final RuleSession session;
  private final Map<String, List<? extends Judged<?>>> judged = new LinkedHashMap<>();

  Stations(
      Edition edition,
      FigureSheet sheet,
      ReportFact report,
      FilingRecords records,
      GenericItems items,
      Ledger ledger,
      RuleSession session) {
    this.edition = edition;
    this.sheet = sheet;
    this.report = report;
    this.content = report.content();
    this.records = records;
    this.items = items;
    this.ledger = ledger;
    this.session = session;
  }

  EditionEngine.Items pass() {
    Parties parties = members();
    money(parties);
    service(parties);
    generic();
    FigureSheet.Computed figures = figures();
    thresholds(figures);
    forms();
    return new EditionEngine.Items(List.copyOf(judged.values()), figures.figures());
  }

  /**
   * The generic facts. What is said of one may rest on any other, so that the rules see all of them
   * at once.
   */
  private void generic() {
    List<String> lists = edition.generic().lists();
    if (lists.isEmpty()) {
      return;
    }
    lists.forEach(list -> insert(given(list)));
    insert(items.parts());
    insert(GenericTables.of(edition.generic(), report, items));
    session.fire();
    for (String list : lists) {
      if (items.list(list) != null) {
        ItemJudge judge = judge(list);
        judged.put(
            list,
            judge.settle(
                given(list), fact -> judge.classified(fact, GenericFields.kind(list, fact))));
      }
    }
  }

  private List<Fact> given(String list) {
    List<Fact> facts = items.list(list);
    return facts == null ? List.of() : facts;
  }

  private Parties members() {
    List<MemberFact> facts =
        facts(
            "members",
            content.members(),
            (pointer, member) -> {
              Edition.Row row =
                  Parties.row(edition.rows(), member.kind(), member.jurisdiction(), member.trade());
              return new MemberFact(report, pointer, member, row.row(), row.clause());
            });
    insert(facts);
    session.fire();
    if (content.members() == null) {
      return Parties.of(edition.rows(), null);
    }
    ItemJudge judge = judge("members");
    List<CountedMemberFact> counted = new ArrayList<>(facts.size());
    List<Judged<CountedMemberFact>> settled = new ArrayList<>(facts.size());
    for (Judged<MemberFact> member :
        judge.settle(facts, m -> new ItemJudge.Standing(m.row(), m.rowClause()))) {
      CountedMemberFact fact = new CountedMemberFact(member.fact(), member.result());
      counted.add(fact);
      settled.add(new Judged<>(fact, member.result(), member.clause(), member.failure()));
    }
    judged.put("members", settled);
    return Parties.of(edition.rows(), counted);
  }

  private void money(Parties parties) {
    List<IncomeFact> incomes =
        facts(
            "incomes",
            content.incomes(),
            (pointer, income) ->
                new IncomeFact(report, pointer, income, parties.payer(income.payer())));
    List<TransferFact> transfers =
        facts(
            "technologyTransfers",
            content.technologyTransfers(),
            (pointer, contract) ->
                new TransferFact(report, pointer, contract, partner(parties, contract)));
    List<CooperationFact> cooperations =
        facts(
            "cooperationProjects",
            content.cooperationProjects(),
            (pointer, contract) ->
                new CooperationFact(report, pointer, contract, partner(parties, contract)));
    insert(incomes);
    insert(transfers);
    insert(cooperations);
    session.fire();
    settle("incomes", content.incomes(), incomes, income -> income.kind().name());
    settle("technologyTransfers", content.technologyTransfers(), transfers, none -> "");
    settle("cooperationProjects", content.cooperationProjects(), cooperations, none -> "");
  }

  private void service(Parties parties) {
    List<ActivityFact> activities =
        facts(
            "activities",
            content.activities(),
            (pointer, activity) ->
                new ActivityFact(report, pointer, activity, parties.member(activity.member())));
    List<OutcomeFact> outcomes =
        facts(
            "outcomes",
            content.outcomes(),
            (pointer, outcome) ->
                new OutcomeFact(
                    report,
                    pointer,
                    outcome,
                    parties.member(outcome.member()),
                    applicants(parties, outcome)));
    insert(activities);
    insert(outcomes);
    session.fire();
    settle("activities", content.activities(), activities, activity -> activity.kind().name());
    settle("outcomes", content.outcomes(), outcomes, outcome -> outcome.kind().name());
  }

  private FigureSheet.Computed figures() {
    List<? extends Judged<?>> members = judged.getOrDefault("members", List.of());
    members.forEach(member -> session.insert(member.fact()));
    session.fire();
    return sheet.compute(widened(), report.grant(), declared());
  }

  private Map<String, BigDecimal> declared() {
    return content.declared() == null ? Map.of() : content.declared();
  }

  private void thresholds(FigureSheet.Computed figures) {
    session.insert(report);
    insert(new SummaryTable(edition, sheet, report, figures).lines());
    insert(new PlanYears(edition, sheet, report).facts());
    session.fire();
  }

  private void forms() {
    insert(new FormFacts(edition, report, records).all());
    session.fire();
  }

  private <T, F extends Fact> List<F> facts(
      String list, @Nullable List<T> items, Making<T, F> making) {
    if (items == null) {
      return List.of();
    }
    List<F> facts = new ArrayList<>(items.size());
    String prefix = "/" + list + "/";
    for (int i = 0; i < items.size(); i++) {
      facts.add(making.make(prefix + i, items.get(i)));
    }
    return facts;
  }

  private <F extends Fact> void settle(
      String list, @Nullable List<?> given, List<F> facts, Function<F, String> kind) {
    if (given != null && edition.lists().containsKey(list)) {
      ItemJudge judge = judge(list);
      judged.put(list, judge.settle(facts, fact -> judge.classified(fact, kind.apply(fact))));
    }
  }

  private ItemJudge judge(String list) {
    Edition.ItemList rules = edition.lists().get(list);
    if (rules == null) {
      throw new EvaluationException("the rulebook has no station for `" + list + "`");
    }
    return new ItemJudge(rules, ledger);
  }

  private void insert(List<? extends Fact> facts) {
    facts.forEach(session::insert);
  }

  private Map<String, List<Judged<?>>> widened() {
    Map<String, List<Judged<?>>> items = new LinkedHashMap<>();
    judged.forEach((list, of) -> items.put(list, List.copyOf(of)));
    return items;
  }

  private static Counterpart partner(Parties parties, Contract contract) {
    return parties.partner(contract);
  }

  private static List<Counterpart> applicants(Parties parties, Outcome outcome) {
    List<String> named = outcome.applicants();
    if (named == null || named.isEmpty()) {
      return outcome.member() == null ? List.of() : List.of(parties.member(outcome.member()));
    }
    return named.stream()
        .filter(applicant -> !applicant.equals(Outcome.INSTITUTION))
        .map(parties::member)
        .toList();
  }

  private interface Making<T, F> {
    F make(String pointer, T item);
  }
}
