package tw.plumbline.service.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.service.ledger.LedgerFault.Kind;
import tw.plumbline.service.ledger.StoredRecords.Logged;

/** Names the rows and columns in which what stands differs from what was put on record. */
final class RecordDifference {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final List<String> FINDING =
      List.of("clause", "severity", "pointer", "figure", "actual", "required", "shortfall");
  private static final List<String> FIGURE = List.of("name", "value", "unit", "clause");

  private RecordDifference() {}

  /** Of a row: the column is the line. */
  static List<LedgerFault> of(RecordKind kind, String recorded, String found) {
    String place =
        RecordLines.read(recorded).getOrDefault("", "").replace("plumbline record 1: ", "");
    return lines(recorded, found).stream()
        .map(
            name ->
                new LedgerFault(
                    Kind.ROW_CHANGED,
                    name.isEmpty() ? place : place + " " + name,
                    RecordLines.read(recorded).get(name),
                    RecordLines.read(found).get(name)))
        .toList();
  }

  /**
   * Of a submission: table and column. Findings and figures stand in the record as a whole; which
   * row it is, the answer tells, as long as that is what was put on record.
   */
  static List<LedgerFault> of(Logged submission, String recorded, String found) {
    List<LedgerFault> faults = new ArrayList<>();
    Map<String, String> was = RecordLines.read(recorded);
    Map<String, String> is = RecordLines.read(found);
    for (String name : lines(recorded, found)) {
      if (name.equals("findings") || name.equals("figures")) {
        faults.addAll(
            rows(submission, name, Objects.equals(was.get(document()), is.get(document()))));
      } else {
        int dot = name.indexOf('.');
        String table = dot < 0 ? "submission" : name.substring(0, dot);
        boolean shown = !isHash(was.get(name));
        faults.add(
            new LedgerFault(
                Kind.ROW_CHANGED,
                table + " " + submission.subject() + " " + name.substring(dot + 1),
                shown ? was.get(name) : null,
                shown ? is.get(name) : null));
      }
    }
    return faults;
  }

  private static String document() {
    return SubmissionRecord.DOCUMENT;
  }

  private static List<LedgerFault> rows(Logged submission, String lists, boolean documentStands) {
    boolean findings = lists.equals("findings");
    String table = findings ? "finding" : "figure";
    String place = table + " " + submission.subject();
    List<LedgerFault> faults = new ArrayList<>();
    if (documentStands && submission.rows().columns().get(document()) instanceof byte[] document) {
      List<JsonNode> said = new ArrayList<>();
      JSON.readTree(document).path(lists).forEach(said::add);
      if (!findings) {
        said.sort(java.util.Comparator.comparing(one -> one.path("name").asString()));
      }
      List<List<@Nullable Object>> rows =
          findings ? submission.rows().findings() : submission.rows().figures();
      for (int i = 0; i < Math.max(said.size(), rows.size()); i++) {
        if (i >= said.size() || i >= rows.size()) {
          faults.add(LedgerFault.of(Kind.ROW_CHANGED, place + " " + (i + 1)));
        } else {
          String key = findings ? Integer.toString(i + 1) : said.get(i).path("name").asString();
          compare(place + " " + key, said.get(i), rows.get(i), findings, i).forEach(faults::add);
        }
      }
    }
    return faults.isEmpty() ? List.of(LedgerFault.of(Kind.ROW_CHANGED, place)) : faults;
  }

  private static List<LedgerFault> compare(
      String place, JsonNode said, List<@Nullable Object> row, boolean finding, int index) {
    List<LedgerFault> faults = new ArrayList<>();
    List<String> names = finding ? FINDING : FIGURE;
    int skip = finding ? 1 : 0;
    if (finding && !Integer.valueOf(index + 1).equals(row.get(0))) {
      faults.add(LedgerFault.of(Kind.ROW_CHANGED, place + " ordinal"));
    }
    for (int i = 0; i < names.size(); i++) {
      String was = text(said.path(names.get(i)));
      Object is = row.get(i + skip);
      if (!same(was, is)) {
        faults.add(
            new LedgerFault(
                Kind.ROW_CHANGED,
                place + " " + names.get(i),
                was,
                is == null ? null : is.toString()));
      }
    }
    return faults;
  }

  private static boolean same(@Nullable String was, @Nullable Object is) {
    if (was != null && is instanceof BigDecimal number) {
      return new BigDecimal(was).compareTo(number) == 0;
    }
    return Objects.equals(was, is == null ? null : is.toString());
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
  }

  private static TreeSet<String> lines(String recorded, String found) {
    Map<String, String> was = RecordLines.read(recorded);
    Map<String, String> is = RecordLines.read(found);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    // The last line is the log's own.
    names.remove("entry");
    names.removeIf(name -> Objects.equals(was.get(name), is.get(name)));
    return names;
  }

  private static boolean isHash(@Nullable String json) {
    return json != null && json.matches("\"[0-9a-f]{64}\"");
  }
}
