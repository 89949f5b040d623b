package tw.plumbline.service.workbench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.tooling.Coverage;
import tw.plumbline.service.workbench.Book.ClauseSource;

/**
 * All that a rulebook says of one clause, for people.
 *
 * @param folder in which its files stand
 * @param words every row of what it says, newest first
 * @param rule in pieces; null where it has none
 * @param tables the parts of its page that are evaluated as tables, as they are written
 * @param rows of files of rows that name it
 */
record ClauseView(
    EditionClause clause,
    String folder,
    List<Worded> words,
    List<Severe> severities,
    List<Parameter> parameters,
    @Nullable String ruleFile,
    @Nullable List<DrlText.Piece> rule,
    List<Table> tables,
    List<Rows> rows,
    List<Message> messages,
    List<Case> cases,
    Coverage.@Nullable Row covered) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .build();
  private static final List<String> TABLES =
      List.of("figures", "sums", "groups", "series", "divisions", "reasons");

  static ClauseView of(Book book, Edition edition, EditionClause clause) {
    ClauseSource source = book.sources().get(clause.id());
    JsonNode page = source == null ? YAML.createObjectNode() : source.page();
    int year = edition.year();
    return new ClauseView(
        clause,
        source == null ? "" : source.folder(),
        reversed(page.path("words"), row -> Worded.of(row, year)),
        reversed(page.path("severity"), row -> Severe.of(row, year)),
        parameters(page.path("parameters"), edition),
        clause.rule() == null ? null : clause.rule().path(),
        clause.rule() == null ? null : DrlText.pieces(clause.rule().text().strip()),
        tables(page),
        rows(book, clause.id()),
        clause.findings().entrySet().stream()
            .map(
                found ->
                    new Message(
                        found.getKey(),
                        found.getValue().message().text(),
                        found.getValue().remedy().text()))
            .toList(),
        book.cases().getOrDefault(clause.id(), List.of()).stream().map(Case::of).toList(),
        book.covered(clause.id()));
  }

  /** Which years a row is for. */
  static BilingualText years(JsonNode row) {
    int from = row.path("from").asInt(0);
    if (row.has("to")) {
      int to = row.path("to").asInt();
      return from == to
          ? new BilingualText(from + " 年度", String.valueOf(from))
          : new BilingualText(from + "–" + to + " 年度", from + "–" + to);
    }
    return new BilingualText(from + " 年度起", "from " + from);
  }

  private static boolean holds(JsonNode row, int year) {
    return row.path("from").asInt(0) <= year && (!row.has("to") || row.path("to").asInt() >= year);
  }

  private static BilingualText text(JsonNode node) {
    return new BilingualText(node.path("zh-TW").asString(""), node.path("en").asString(""));
  }

  private static <T> List<T> reversed(JsonNode rows, Function<JsonNode, T> reading) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(0, reading.apply(row)));
    return all;
  }

  private static List<Parameter> parameters(JsonNode page, Edition edition) {
    List<Parameter> parameters = new ArrayList<>();
    page.forEachEntry(
        (name, parameter) -> {
          String type = parameter.path("type").asString("");
          List<Valued> values = new ArrayList<>();
          JsonNode newest = null;
          for (JsonNode row : parameter.path("values")) {
            boolean later =
                newest == null || row.path("from").asInt(0) > newest.path("from").asInt(0);
            newest = holds(row, edition.year()) && later ? row : newest;
          }
          for (JsonNode row : parameter.path("values")) {
            values.add(
                0,
                new Valued(
                    years(row),
                    value(type, row.path("value"), edition),
                    row.path("source").asString(""),
                    row.equals(newest)));
          }
          parameters.add(new Parameter(name, type, parameter.path("unit").asString(""), values));
        });
    return parameters;
  }

  private static List<BilingualText> value(String type, JsonNode value, Edition edition) {
    List<BilingualText> all = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      all.add(one(type, one, edition));
    }
    return all;
  }

  private static BilingualText one(String type, JsonNode value, Edition edition) {
    String plain = value.asString("");
    Optional<LocalDate> day = type.equals("DATE") ? RocDate.read(plain) : Optional.empty();
    if (day.isPresent()) {
      return new BilingualText(RocDate.write(day.get()), day.get().toString());
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      String grouped =
          number.scale() <= 0 ? "%,d".formatted(number.toBigInteger()) : number.toPlainString();
      return new BilingualText(grouped, grouped);
    }
    BilingualText term = edition.terms().get(plain);
    return term == null
        ? new BilingualText(plain, plain)
        : new BilingualText(term.zhTw() + " " + plain, term.en() + " " + plain);
  }

  private static List<Table> tables(JsonNode page) {
    return TABLES.stream()
        .filter(page::has)
        .map(name -> new Table(name, YAML.writeValueAsString(page.path(name)).strip()))
        .toList();
  }

  private static List<Rows> rows(Book book, String clause) {
    List<Rows> found = new ArrayList<>();
    for (String path : book.files().paths()) {
      byte[] bytes = path.endsWith(".csv") ? book.files().bytes(path) : null;
      if (bytes != null) {
        List<List<String>> lines =
            new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<List<String>> ours = lines.stream().filter(line -> line.contains(clause)).toList();
        if (!ours.isEmpty()) {
          found.add(new Rows(path, lines.get(0), ours));
        }
      }
    }
    return found;
  }

  /** A row of words. */
  record Worded(
      BilingualText years,
      boolean current,
      String document,
      String section,
      BilingualText statement,
      String derivedFrom) {
    static Worded of(JsonNode row, int year) {
      return new Worded(
          ClauseView.years(row),
          holds(row, year),
          row.path("document").asString(""),
          row.path("section").asString(""),
          text(row.path("statement")),
          row.path("derivedFrom").asString(""));
    }
  }

  /** A row of severity. */
  record Severe(BilingualText years, boolean current, String value) {
    static Severe of(JsonNode row, int year) {
      return new Severe(ClauseView.years(row), holds(row, year), row.path("value").asString(""));
    }
  }

  /**
   * A parameter.
   *
   * @param values all rows, newest first
   */
  record Parameter(String name, String type, String unit, List<Valued> values) {}

  /**
   * A value for some years.
   *
   * @param value one text, or those of a list
   */
  record Valued(BilingualText years, List<BilingualText> value, String source, boolean current) {}

  /** A part of the clause's page. */
  record Table(String name, String text) {}

  /** Rows of a file that name the clause. */
  record Rows(String file, List<String> head, List<List<String>> lines) {}

  /** What a finding says. */
  record Message(String rule, BilingualText message, BilingualText remedy) {}

  /**
   * A case.
   *
   * @param given what is changed in the report with which it begins
   * @param expected what must be found
   */
  record Case(String name, String base, String status, List<String> given, List<String> expected) {
    static Case of(ClauseCase one) {
      List<String> expected = new ArrayList<>();
      one.expected().findings().forEach(found -> expected.add(found.toString()));
      one.expected()
          .classifications()
          .forEach((place, standing) -> expected.add(place + " → " + standing));
      one.expected()
          .figures()
          .forEach(
              (name, value) ->
                  expected.add(name + " = " + value.map(BigDecimal::toPlainString).orElse("–")));
      return new Case(
          one.name(),
          one.base(),
          one.expected().status().name(),
          one.changes().stream()
              .map(change -> change.place() + (change.to() == null ? " ✕" : " = " + change.to()))
              .toList(),
          expected.stream().sorted().collect(Collectors.toList()));
    }
  }
}
