package tw.plumbline.rules.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.EditionClause.Change;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.book.SidePages;
import tw.plumbline.rules.cases.ClauseCase.Expected;

/** All cases of a rulebook, and the reports that they begin with. Immutable. */
public final class CaseBook {
  private static final SidePages<CasePage> PAGES =
      new SidePages<>(CasePage.FILE, CasePage.SCHEMA, CasePage.class);
  private static final String BASES = "cases/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, ObjectNode> bases = new TreeMap<>();
  private final List<ClauseCase> cases = new ArrayList<>();
  private final List<BookFault> faults = new ArrayList<>();

  private CaseBook(Rulebook rulebook) {
    bases(rulebook.files());
    Map<String, Set<String>> clauses =
        rulebook.editions().values().stream()
            .flatMap(edition -> edition.clauses().values().stream())
            .filter(clause -> clause.rule() != null)
            .collect(
                Collectors.groupingBy(
                    CaseBook::folder,
                    Collectors.mapping(EditionClause::id, Collectors.toUnmodifiableSet())));
    for (SidePages.Page<CasePage> page : PAGES.read(rulebook.files(), faults)) {
      if (clauses.getOrDefault(page.folder(), Set.of()).contains(page.content().clause())) {
        cases(page);
      } else {
        String clause = page.content().clause();
        faults.add(
            page.fault(
                "/clause",
                "同資料夾內沒有 `%s` 之檢核".formatted(clause),
                "no check of `%s` stands in this folder".formatted(clause)));
      }
    }
  }

  /**
   * Reads and tries out every {@code cases.yaml}; nothing is assessed.
   *
   * @throws RulebookException naming every fault
   */
  public static CaseBook read(Rulebook rulebook) {
    CaseBook book = new CaseBook(rulebook);
    if (!book.faults.isEmpty()) {
      throw new RulebookException(book.faults);
    }
    return book;
  }

  /** In the order of files, then of lines. */
  public List<ClauseCase> cases() {
    return List.copyOf(cases);
  }

  /** The report of a case; a new tree each time. */
  public ObjectNode report(ClauseCase one) {
    ReportTree tree = new ReportTree(base(one.base()));
    one.changes().forEach(change -> tree.change(change.place(), change.to()));
    return tree.root();
  }

  /** The report of that name before any change; a new tree each time. */
  public ObjectNode base(String name) {
    ObjectNode base = bases.get(name);
    if (base == null) {
      throw new IllegalArgumentException("no report `" + name + "`");
    }
    return base.deepCopy();
  }

  /** Names of the reports that cases begin with. */
  public Set<String> bases() {
    return Set.copyOf(bases.keySet());
  }

  private void bases(RulebookFiles files) {
    for (String path : files.paths()) {
      byte[] json = path.startsWith(BASES) && path.endsWith(".json") ? files.bytes(path) : null;
      if (json != null) {
        base(path, json);
      }
    }
  }

  private void base(String path, byte[] json) {
    String name = path.substring(BASES.length(), path.length() - ".json".length());
    try {
      if (JSON.readTree(json) instanceof ObjectNode report) {
        bases.put(name, report);
        return;
      }
      faults.add(noJson(path, 1));
    } catch (JacksonException wrong) {
      var location = wrong.getLocation();
      faults.add(noJson(path, location == null ? 1 : location.getLineNr()));
    }
  }

  private static BookFault noJson(String path, int line) {
    return new BookFault(
        path, line, new BilingualText("不是可讀的 JSON 報告", "not readable as a report in JSON"));
  }

  private void cases(SidePages.Page<CasePage> page) {
    Set<String> names = new HashSet<>();
    List<CasePage.Row> rows = page.content().cases();
    for (int i = 0; i < rows.size(); i++) {
      CasePage.Row row = rows.get(i);
      String at = "/cases/" + i;
      if (!names.add(row.name())) {
        faults.add(page.fault(at + "/name", "案例名稱重複", "another case has this name"));
      }
      if (bases.containsKey(row.base())) {
        tryOut(page, at, row);
        cases.add(
            new ClauseCase(
                page.path(),
                page.line(at),
                page.content().clause(),
                row.name(),
                row.base(),
                row.change().stream().map(CaseBook::change).toList(),
                expected(row.expect())));
      } else {
        faults.add(
            page.fault(
                at + "/base",
                "沒有 `%s%s.json`".formatted(BASES, row.base()),
                "there is no `%s%s.json`".formatted(BASES, row.base())));
      }
    }
  }

  private void tryOut(SidePages.Page<CasePage> page, String at, CasePage.Row row) {
    ReportTree tree = new ReportTree(base(row.base()));
    for (int i = 0; i < row.change().size(); i++) {
      Change change = change(row.change().get(i));
      try {
        tree.change(change.place(), change.to());
      } catch (ChangeException unfit) {
        faults.add(page.fault(at + "/change/" + i, unfit.reason().zhTw(), unfit.reason().en()));
        return;
      }
    }
  }

  private static Change change(CasePage.Edit edit) {
    return edit.set() != null
        ? new Change(edit.set(), edit.to())
        : new Change(String.valueOf(edit.drop()), null);
  }

  private static Expected expected(CasePage.Expect expect) {
    return new Expected(
        expect.status(),
        expect.findings().stream()
            .map(found -> new ClauseCase.Found(found.clause(), found.severity(), found.pointer()))
            .toList(),
        values(expect.classifications(), CaseBook::standing),
        values(
            expect.figures(),
            value -> value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty()));
  }

  private static ClauseCase.Standing standing(JsonNode expected) {
    return expected.isObject()
        ? new ClauseCase.Standing(
            expected.path("result").asString(), expected.path("clause").asString())
        : ClauseCase.Standing.NONE;
  }

  private static <A, B> Map<String, B> values(
      Map<String, A> map, java.util.function.Function<A, B> of) {
    Map<String, B> values = new TreeMap<>();
    map.forEach((key, value) -> values.put(key, of.apply(value)));
    return values;
  }

  private static String folder(EditionClause clause) {
    var rule = clause.rule();
    return rule == null ? "" : rule.path().substring(0, rule.path().lastIndexOf('/') + 1);
  }
}
