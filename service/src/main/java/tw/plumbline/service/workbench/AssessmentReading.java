package tw.plumbline.service.workbench;

import static tw.plumbline.service.workbench.ReportText.JSON;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.ProgrammeCalendar;
import tw.plumbline.service.page.EditionWords;
import tw.plumbline.service.submission.StoredSubmission;
import tw.plumbline.service.workbench.AssessmentSheet.Amount;
import tw.plumbline.service.workbench.AssessmentSheet.CheckLine;
import tw.plumbline.service.workbench.AssessmentSheet.Drafted;
import tw.plumbline.service.workbench.AssessmentSheet.Excluded;
import tw.plumbline.service.workbench.AssessmentSheet.FigureLine;
import tw.plumbline.service.workbench.AssessmentSheet.FindingLine;
import tw.plumbline.service.workbench.AssessmentSheet.Received;
import tw.plumbline.service.workbench.AssessmentSheet.Rules;
import tw.plumbline.service.workbench.AssessmentSheet.Supply;
import tw.plumbline.service.workbench.AssessmentSheet.TermLine;
import tw.plumbline.service.workbench.AssessmentSheet.Waived;

/** Reads a stored assessment beside its report and the rules that judged it. */
final class AssessmentReading {
  private final JsonNode document;
  private final JsonNode report;
  private final @Nullable Edition edition;
  private final Map<String, String> units = new HashMap<>();

  private AssessmentReading(JsonNode document, JsonNode report, @Nullable Edition edition) {
    this.document = document;
    this.report = report;
    this.edition = edition;
    document
        .path("figures")
        .forEach(figure -> units.put(string(figure, "name"), string(figure, "unit")));
  }

  /**
   * All of it.
   *
   * @param document the assessment as it was answered
   * @param edition of the version that judged it; null where that cannot be read
   */
  static AssessmentSheet of(
      byte[] document, StoredSubmission submission, @Nullable Edition edition) {
    JsonNode read = JSON.readTree(document);
    return new AssessmentReading(read, JSON.readTree(submission.report()), edition)
        .sheet(submission);
  }

  private AssessmentSheet sheet(StoredSubmission submission) {
    String filing = string(document, "filing");
    JsonNode rulebook = document.path("rulebook");
    List<Excluded> excluded = excluded();
    return new AssessmentSheet(
        submission.id(),
        submission.allianceId(),
        string(report.path("alliance"), "name"),
        string(document, "programme"),
        document.path("programmeYear").asInt(0),
        filing,
        edition == null
            ? null
            : edition.calendar().filing(filing).map(ProgrammeCalendar.Filing::name).orElse(null),
        new Received(
            submission.filedAt(),
            submission.receivedAt(),
            submission.clockDiffers(),
            submission.replaces(),
            submission.replacedBy(),
            submission.reportDigest()),
        new Rules(
            string(rulebook, "id"),
            rulebook.path("version").asInt(0),
            string(rulebook, "digest"),
            OffsetDateTime.parse(string(document, "assessedAt")),
            edition != null),
        string(document, "verdict"),
        document.has("verdictWithoutWaivers") ? string(document, "verdictWithoutWaivers") : null,
        drafted(),
        each(document.path("absent"), node -> node.asString("")),
        each(document.path("supplied"), AssessmentReading::supply),
        each(document.path("checks"), this::check),
        findings(excluded),
        each(document.path("figures"), this::figure),
        excluded,
        document.path("classifications").size() - excluded.size(),
        ReportText.of(report));
  }

  private @Nullable Drafted drafted() {
    JsonNode drafted = document.path("draftedAgainst");
    return drafted.isMissingNode()
        ? null
        : new Drafted(
            drafted.path("version").asInt(0),
            drafted.path("applied").asBoolean(false),
            each(
                drafted.path("changed"),
                one -> new Drafted.Changed(string(one, "clause"), text(one.path("what")))));
  }

  private static Supply supply(JsonNode node) {
    return new Supply(
        string(node, "pointer"),
        JSON.writeValueAsString(node.path("value")),
        string(node, "submission"),
        string(node, "digest"));
  }

  private CheckLine check(JsonNode node) {
    String clause = string(node, "clause");
    return new CheckLine(clause, title(clause), string(node, "severity"), string(node, "status"));
  }

  private List<FindingLine> findings(List<Excluded> excluded) {
    List<FindingLine> findings = new ArrayList<>();
    for (JsonNode node : document.path("findings")) {
      boolean uncounted =
          excluded.stream()
              .anyMatch(
                  one ->
                      one.clause().equals(string(node, "clause"))
                          && one.place().pointer().equals(string(node, "pointer")));
      findings.add(finding(findings.size() + 1, node, uncounted));
    }
    return findings;
  }

  private FindingLine finding(int ordinal, JsonNode node, boolean uncounted) {
    String clause = string(node, "clause");
    String unit = units.getOrDefault(string(node, "figure"), "1");
    JsonNode citation = node.path("citation");
    JsonNode waiver = node.path("waiver");
    return new FindingLine(
        ordinal,
        clause,
        title(clause),
        string(node, "severity"),
        uncounted,
        ReportText.place(report, string(node, "pointer"), edition),
        text(node.path("message")),
        amount(node.path("actual"), unit),
        amount(node.path("required"), unit),
        amount(node.path("shortfall"), unit),
        node.has("remedy") ? text(node.path("remedy")) : null,
        string(citation, "document"),
        string(citation, "section"),
        text(citation.path("statement")),
        string(citation, "derivedFrom"),
        waiver.isMissingNode()
            ? null
            : new Waived(
                string(waiver, "id"),
                string(waiver, "by"),
                string(waiver, "approvedBy"),
                string(waiver, "reason"),
                LocalDate.parse(string(waiver, "until"))));
  }

  private @Nullable Amount amount(JsonNode value, String unit) {
    if (value.isNumber()) {
      return new Amount(value.decimalValue(), "", unit, null);
    }
    if (!value.isString()) {
      return null;
    }
    String code = value.stringValue();
    return new Amount(null, code, unit, edition == null ? null : edition.terms().get(code));
  }

  private FigureLine figure(JsonNode node) {
    String name = string(node, "name");
    JsonNode promised = node.path("promised");
    return new FigureLine(
        name,
        edition == null ? null : EditionWords.of(edition).figure(name).orElse(null),
        node.path("value").decimalValue(),
        string(node, "unit"),
        string(node, "clause"),
        each(node.path("terms"), this::term),
        promised.isMissingNode() ? null : promised.path("value").decimalValue(),
        string(promised, "rulebook"));
  }

  private TermLine term(JsonNode node) {
    BigDecimal amount = node.path("amount").decimalValue();
    BigDecimal weight = node.path("weight").decimalValue();
    return new TermLine(
        ReportText.place(report, string(node, "pointer"), edition),
        amount,
        weight,
        amount.multiply(weight));
  }

  /** Without the rules nothing says which results do not count: then the code of the contract. */
  private List<Excluded> excluded() {
    EditionWords words = edition == null ? null : EditionWords.of(edition);
    List<Excluded> excluded = new ArrayList<>();
    for (JsonNode node : document.path("classifications")) {
      String result = string(node, "result");
      if (words == null ? result.equals("NOT_COUNTED") : words.excludes(result)) {
        String clause = string(node, "clause");
        excluded.add(
            new Excluded(
                ReportText.place(report, string(node, "pointer"), edition),
                clause,
                title(clause),
                text(node.path("reason"))));
      }
    }
    return excluded;
  }

  private @Nullable BilingualText title(String clause) {
    EditionClause known = edition == null ? null : edition.clauses().get(clause);
    return known == null ? null : known.title();
  }

  private static String string(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static BilingualText text(JsonNode node) {
    return new BilingualText(string(node, "zh-TW"), string(node, "en"));
  }

  private static <T> List<T> each(JsonNode list, Function<JsonNode, T> reading) {
    List<T> all = new ArrayList<>();
    list.forEach(one -> all.add(reading.apply(one)));
    return all;
  }
}
