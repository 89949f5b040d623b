package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.hex;
import static tw.plumbline.service.dossier.Digests.text;
import static tw.plumbline.service.dossier.Digests.utf8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.rerun.Rerun;
import tw.plumbline.rules.rerun.WaiversJson;
import tw.plumbline.service.dossier.DossierReport.Point;
import tw.plumbline.service.dossier.DossierReport.Replay;
import tw.plumbline.service.dossier.DossierSource.Drafted;
import tw.plumbline.service.ledger.DocumentParts;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.ledger.RecordLines;
import tw.plumbline.service.submission.ValueTree;

/** Whether the records of a dossier tell of the very files that stand in it. */
final class DossierContents {
  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<String, byte[]> files;
  private final Manifest manifest;
  private final List<Point> points;
  private final Map<String, CaseFile> cases = new LinkedHashMap<>();
  private int leftOut;

  DossierContents(SortedMap<String, byte[]> files, Manifest manifest, List<Point> points) {
    this.files = files;
    this.manifest = manifest;
    this.points = points;
  }

  void check() {
    new TreeSet<>(folders(DossierPaths.ASSESSMENTS, 1)).forEach(this::assessment);
    new TreeSet<>(folders(DossierPaths.RULEBOOKS, 2)).forEach(this::rulebook);
    decision();
  }

  /** How many values are left out; known once it was checked. */
  int leftOut() {
    return leftOut;
  }

  private void decision() {
    String file = DossierPaths.DECISION_FILE;
    String id = manifest.decision();
    String record = record(DossierPaths.DECISION);
    holds(
        file,
        () -> begins(record, RecordKind.DECISION, id) && said(record).equals(hex(file(file))),
        "決定與稽核鏈所載相同",
        "the decision is the one on record");
    holds(
        file,
        () -> {
          JsonNode decision = JSON.readTree(file(file));
          return decision.required("id").stringValue().equals(id)
              && decision.required("allianceId").stringValue().equals(manifest.allianceId());
        },
        "清單所指為此決定",
        "the manifest is of this decision");
    holds(
        DossierPaths.STEPS,
        () -> folders(DossierPaths.STEPS, 1).stream().anyMatch(step -> isApproval(step, id)),
        "決定經另一人核定，並有紀錄",
        "its approval is on record");
    holds(file, this::rests, "所依據之評核均在卷宗內", "the assessments that it rests on are there");
  }

  /** The bytes that the record of the decision says, in hexadecimal. */
  private static String said(String record) {
    return RecordLines.text(record, "document").orElse("").replaceFirst("^\\\\x", "");
  }

  private boolean isApproval(String folder, String decision) {
    String record = record(folder);
    return record.startsWith(RecordKind.DECISION_EVENT.head(""))
        && RecordLines.text(record, "decision").filter(decision::equals).isPresent()
        && RecordLines.text(record, "kind").filter("APPROVED"::equals).isPresent();
  }

  private boolean rests() {
    JsonNode decision = JSON.readTree(file(DossierPaths.DECISION_FILE));
    for (JsonNode assessment : decision.required("assessments")) {
      if (!cases.containsKey(assessment.stringValue())) {
        return false;
      }
    }
    for (JsonNode finding : decision.path("findings")) {
      byte[] document =
          files.get(
              DossierPaths.assessment(finding.required("assessment").stringValue())
                  + DossierPaths.ASSESSMENT);
      if (document != null && !names(finding, document)) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(JsonNode finding, byte[] document) {
    JsonNode found =
        JSON.readTree(document).path("findings").path(finding.required("ordinal").intValue() - 1);
    return found.path("clause").equals(finding.required("clause"))
        && found.path("pointer").equals(finding.required("pointer"));
  }

  private void assessment(String folder) {
    String id = name(folder);
    String record = record(folder);
    boolean whole = files.containsKey(folder + DossierPaths.SECRET);
    holds(
        folder + DossierPaths.CASE,
        () -> {
          CaseFile of = CaseFile.read(file(folder + DossierPaths.CASE));
          cases.put(id, of);
          return begins(record, RecordKind.SUBMISSION, id)
              && of.submission().equals(id)
              && fits(of, record);
        },
        "檢核之條件與紀錄相符",
        "what it is made from is as on record");
    if (whole) {
      whole(folder, record);
    } else {
      redacted(folder, record);
    }
  }

  private boolean fits(CaseFile of, String record) {
    Instant original = of.originalFiledAt() == null ? null : of.originalFiledAt().toInstant();
    return of.assessedAt().toInstant().equals(instant(record, "assessment.assessed_at"))
        && (original == null || original.equals(instant(record, "submission.deadline_at")))
        && line(record, "assessment.programme").equals("\"" + of.programme() + "\"")
        && line(record, "assessment.rulebook_version").equals("" + of.number())
        && RecordLines.text(record, "assessment.engine").filter(of.engine()::equals).isPresent();
  }

  private void whole(String folder, String record) {
    holds(
        folder + DossierPaths.REPORT,
        () ->
            root(record, "submission.values_root")
                    .equals(hex(ValueTree.root(file(folder + DossierPaths.REPORT), secret(folder))))
                && committed(
                    record, folder, "submission.report", file(folder + DossierPaths.REPORT)),
        "報告即所收到者",
        "the report is the one that was received");
    holds(
        folder + DossierPaths.ASSESSMENT,
        () ->
            root(record, "assessment.document")
                .equals(
                    hex(
                        DocumentParts.root(
                            file(folder + DossierPaths.ASSESSMENT), secret(folder)))),
        "評核結果即當時所回覆者",
        "the assessment is the one that was answered");
    holds(
        folder + DossierPaths.SUPPLIED,
        () ->
            committed(
                record,
                folder,
                "assessment.supplied",
                utf8(RecordLines.canonical(text(file(folder + DossierPaths.SUPPLIED))))),
        "補入之事實與紀錄相符",
        "the supplied facts are as on record");
  }

  private void redacted(String folder, String record) {
    holds(
        folder + DossierPaths.REDACTED_REPORT,
        () -> {
          RedactedReport.Root root =
              RedactedReport.root(file(folder + DossierPaths.REDACTED_REPORT));
          leftOut += root.out();
          long listed =
              manifest.redactions().stream()
                  .filter(one -> one.assessment().equals(name(folder)))
                  .count();
          return root.out() == listed
              && root(record, "submission.values_root").equals(hex(root.hash()));
        },
        "未遮蔽之值均出自所收到之報告",
        "the values that are shown are of the report that was received");
    holds(
        folder + DossierPaths.REDACTED_ASSESSMENT,
        () ->
            root(record, "assessment.document")
                .equals(
                    hex(
                        RedactedDocument.root(file(folder + DossierPaths.REDACTED_ASSESSMENT))
                            .hash())),
        "未遮蔽之部分均出自當時之評核結果",
        "the parts that are shown are of the assessment that was answered");
  }

  private void rulebook(String folder) {
    String[] steps = folder.split("/", -1);
    String record = record(folder);
    holds(
        folder,
        () ->
            begins(record, RecordKind.RULEBOOK_VERSION, steps[1] + " " + steps[2])
                && RecordLines.text(record, "digest")
                    .filter(rules(folder).digest()::equals)
                    .isPresent(),
        "規則檔即紀錄所載之版本",
        "the rule files are those of the version on record");
  }

  /** Assesses again what can be; only what verified is run. */
  List<Replay> replays(String engine) {
    List<Replay> replays = new ArrayList<>();
    cases.forEach(
        (id, of) -> {
          String folder = DossierPaths.assessment(id);
          if (files.containsKey(folder + DossierPaths.SECRET)) {
            replays.add(new Replay(id, of.engine(), engine, rerun(folder, of)));
          }
        });
    return replays;
  }

  private Rerun.Result rerun(String folder, CaseFile of) {
    Drafted drafted = of.drafted();
    try {
      return Rerun.of(
          rules(DossierPaths.rulebook(of.programme(), of.number())),
          of.number(),
          drafted == null
              ? null
              : new Rerun.Drafted(
                  drafted.version(),
                  drafted.applied(),
                  rules(DossierPaths.rulebook(of.programme(), drafted.other()))),
          new Given(
              of.submission(),
              of.assessedAt(),
              file(folder + DossierPaths.REPORT),
              text(file(folder + DossierPaths.SUPPLIED)),
              of.originalFiledAt(),
              WaiversJson.read(text(file(folder + DossierPaths.WAIVERS))),
              file(folder + DossierPaths.ASSESSMENT)));
    } catch (IllegalArgumentException | JacksonException unusable) {
      throw new DossierException(
          "`%s` 無法重新檢核：%s".formatted(folder, unusable.getMessage()),
          "`%s` cannot be assessed again: %s".formatted(folder, unusable.getMessage()));
    }
  }

  private RulebookFiles rules(String folder) {
    String prefix = folder + "files/";
    Map<String, byte[]> within = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(prefix)) {
            within.put(path.substring(prefix.length()), content);
          }
        });
    if (within.isEmpty()) {
      throw new IllegalArgumentException("there is no " + prefix);
    }
    return new RulebookFiles(within);
  }

  private boolean committed(String record, String folder, String name, byte[] value) {
    return RecordLines.text(record, name)
        .filter(RecordLines.commitment(secret(folder), name, value)::equals)
        .isPresent();
  }

  private byte[] secret(String folder) {
    return HexFormat.of().parseHex(text(file(folder + DossierPaths.SECRET)).strip());
  }

  private static boolean begins(String record, RecordKind kind, String subject) {
    return record.lines().findFirst().filter(kind.head(subject)::equals).isPresent();
  }

  private static String root(String record, String name) {
    return RecordLines.text(record, name).orElse("");
  }

  private static String line(String record, String name) {
    return RecordLines.read(record).getOrDefault(name, "");
  }

  private static @Nullable Instant instant(String record, String name) {
    return RecordLines.text(record, name).map(Instant::parse).orElse(null);
  }

  private String record(String folder) {
    byte[] record = files.get(folder + DossierPaths.RECORD);
    return record == null ? "" : text(record);
  }

  /**
   * @throws IllegalArgumentException if it is not there
   */
  private byte[] file(String path) {
    byte[] file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("there is no " + path);
    }
    return file;
  }

  /** The folders so many levels under one. */
  private List<String> folders(String under, int levels) {
    int steps = under.split("/", -1).length - 1 + levels;
    return files.keySet().stream()
        .filter(path -> path.startsWith(under))
        .map(path -> path.split("/", -1))
        .filter(path -> path.length > steps)
        .map(path -> String.join("/", Arrays.copyOf(path, steps)) + "/")
        .distinct()
        .toList();
  }

  private static String name(String folder) {
    String[] steps = folder.split("/", -1);
    return steps[steps.length - 2];
  }

  /** What cannot be read does not hold. */
  private void holds(String file, BooleanSupplier check, String zhTw, String en) {
    boolean good;
    try {
      good = check.getAsBoolean();
    } catch (IllegalArgumentException | JacksonException | DateTimeException unreadable) {
      good = false;
    }
    points.add(
        new Point(
            good,
            file,
            good
                ? new BilingualText(zhTw, en)
                : new BilingualText("不成立：" + zhTw, "does not hold: " + en)));
  }
}
