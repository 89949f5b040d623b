package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;

/** Resolves one clause's page to what is in force in one programme year. */
final class ClauseReader {
  /** What a message may name besides the clause's parameters. */
  private static final Set<String> VALUES =
      Set.of("item", "figure", "actual", "required", "shortfall");

  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,19}(?:\\.[0-9]{1,18})?");

  private final RulebookFiles files;
  private final Page<ClausePage> page;
  private final ClausePage content;
  private final int year;
  private final ProgrammePage programme;
  private final OfficeDays officeDays;
  private final List<BookFault> faults;

  ClauseReader(
      RulebookFiles files,
      Page<ClausePage> page,
      ProgrammePage programme,
      OfficeDays officeDays,
      int year,
      List<BookFault> faults) {
    this.files = files;
    this.page = page;
    this.content = page.content();
    this.programme = programme;
    this.officeDays = officeDays;
    this.year = year;
    this.faults = faults;
  }

  EditionClause read() {
    Map<String, ParameterValue> parameters = parameters();
    String unattested = unattested();
    Automation automation = automation();
    boolean checked = automation.checks();
    if (automation != Automation.AUTOMATED && content.needs() == null) {
      fault("", "須說明程式為何不判斷（needs）", "`needs` must say why no program judges it");
    }
    return new EditionClause(
        content.clause(),
        page.path().substring(0, page.path().indexOf('/')),
        content.title(),
        automation,
        automation == Automation.AUTOMATED ? null : content.needs(),
        checked ? severity(unattested) : null,
        citation(),
        unattested,
        parameters,
        rule(checked),
        checked ? findings(parameters) : Map.of(),
        reasons(parameters));
  }

  private Automation automation() {
    return content
        .automation()
        .in(year)
        .orElseGet(
            () -> {
              fault(
                  "/automation",
                  "%d 年度沒有適用的列".formatted(year),
                  "no row is in force in %d".formatted(year));
              return Automation.PERSON;
            });
  }

  /** What no text of the year says may be reminded of, but nobody is accused by it. */
  private @Nullable Severity severity(@Nullable String unattested) {
    Severity severity =
        inForce("/severity", content.severity())
            .map(ClausePage.SeverityRow::value)
            .orElse(Severity.VIOLATION);
    return unattested == null ? severity : Severity.WARNING;
  }

  /** When a text that is carried into this year was last checked; null for a text of the year. */
  private @Nullable String unattested() {
    ProgrammePage.Attested attested = programme.attested();
    ClausePage.Words words = Dated.pick(content.words(), year).orElse(null);
    if (attested == null || words == null) {
      return null;
    }
    Integer own = words.attestedTo();
    int to = own == null ? Math.max(attested.to(), words.from()) : own;
    String checked = words.lastChecked();
    return year <= to ? null : checked == null ? attested.lastChecked() : checked;
  }

  private Citation citation() {
    return inForce("/words", content.words())
        .map(w -> new Citation(w.document(), w.section(), w.statement(), w.derivedFrom()))
        .orElseGet(() -> new Citation("", "", content.title(), null));
  }

  private @Nullable RuleFile rule(boolean checked) {
    if (!checked) {
      return null;
    }
    return inForce("/rule", content.rule())
        .map(
            row -> {
              String path = page.folder() + row.file();
              String text = files.text(path);
              if (text == null) {
                fault(
                    "/rule",
                    "缺少檔案 `%s`".formatted(path),
                    "the file `%s` is missing".formatted(path));
              }
              return new RuleFile(path, text == null ? "" : text);
            })
        .orElse(null);
  }

  private Map<String, ParameterValue> parameters() {
    Map<String, ParameterValue> values = new HashMap<>();
    content
        .parameters()
        .forEach(
            (name, parameter) -> {
              String at = "/parameters/" + name;
              inForce(at + "/values", parameter.values())
                  .flatMap(row -> value(at, parameter.type(), row))
                  .ifPresent(value -> values.put(name, value));
            });
    return Map.copyOf(values);
  }

  private Optional<ParameterValue> value(
      String at, ParameterType type, ClausePage.ParameterRow row) {
    JsonNode node = row.value();
    try {
      return Optional.of(
          switch (type) {
            case DATE -> new ParameterValue.Day(day(row));
            case DEADLINE -> new ParameterValue.Day(officeDays.next(day(row)));
            case WHOLE -> new ParameterValue.Whole(node.decimalValue().longValueExact());
            case DECIMAL -> new ParameterValue.Decimal(decimal(node.asString()));
            case TEXT -> new ParameterValue.Text(node.stringValue());
            case TEXTS ->
                new ParameterValue.Texts(
                    StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toList());
          });
    } catch (DateTimeException
        | ArithmeticException
        | NumberFormatException
        | tools.jackson.core.JacksonException wrong) {
      fault(at, "`%s` 不是 %s".formatted(node, type), "`%s` is no %s".formatted(node, type));
      return Optional.empty();
    }
  }

  /** Exponents make numbers that no memory holds when they are written out. */
  private static BigDecimal decimal(String text) {
    if (!PLAIN_NUMBER.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    return new BigDecimal(text);
  }

  /** A row's day is that of its first year; in later years it moves by whole years. */
  private LocalDate day(ClausePage.ParameterRow row) {
    return row.carried(EditionReader.day(row.value().stringValue()), year);
  }

  private Map<String, EditionClause.FindingText> findings(Map<String, ParameterValue> parameters) {
    Map<String, EditionClause.FindingText> texts = new LinkedHashMap<>();
    content
        .findings()
        .forEach(
            (rule, rows) -> {
              String at = "/findings/" + rule.replace("~", "~0").replace("/", "~1");
              Dated.pick(rows, year)
                  .ifPresent(
                      row ->
                          texts.put(
                              rule,
                              new EditionClause.FindingText(
                                  template(at, row.message(), parameters),
                                  template(
                                      at,
                                      row.remedy() == null ? row.message() : row.remedy(),
                                      parameters),
                                  row.mend().stream().map(ClauseReader::change).toList())));
            });
    return texts;
  }

  private static EditionClause.Change change(ClausePage.Mend mend) {
    return mend.set() != null
        ? new EditionClause.Change(mend.set(), mend.to())
        : new EditionClause.Change(String.valueOf(mend.drop()), null);
  }

  private Map<String, Template> reasons(Map<String, ParameterValue> parameters) {
    Map<String, Template> reasons = new HashMap<>();
    content.reasons().stream()
        .filter(reason -> reason.in(year))
        .forEach(
            reason ->
                reasons.put(reason.result(), template("/reasons", reason.text(), parameters)));
    return reasons;
  }

  private Template template(
      String at,
      tw.plumbline.model.text.BilingualText text,
      Map<String, ParameterValue> parameters) {
    Template template = new Template(text);
    for (String name : template.names()) {
      if (!VALUES.contains(name) && !parameters.containsKey(name)) {
        fault(
            at,
            "文字中的 {%s} 無此參數".formatted(name),
            "the text names {%s}, which is no parameter".formatted(name));
      }
    }
    return template;
  }

  private <T extends Dated> Optional<T> inForce(String at, List<T> rows) {
    Optional<T> row = Dated.pick(rows, year);
    if (row.isEmpty()) {
      fault(at, "%d 年度沒有適用的列".formatted(year), "no row is in force in %d".formatted(year));
    }
    return row;
  }

  private void fault(String pointer, String zhTw, String en) {
    faults.add(page.fault(pointer, zhTw, en));
  }
}
