package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.hex;
import static tw.plumbline.service.dossier.Digests.text;
import static tw.plumbline.service.dossier.Digests.utf8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.rerun.WaiversJson;
import tw.plumbline.service.dossier.DossierSource.Assessed;
import tw.plumbline.service.dossier.DossierSource.Rules;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.submission.ValueTree;
import tw.plumbline.service.submission.ValueTree.Leaf;

/** Makes the dossier of a decision. The same source gives the same bytes. */
public final class DossierWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAMED_REASON = "依申請遮蔽 left out as asked";
  private static final String PERSONAL_REASON = "個人資料 personal data";

  private final PersonalPlaces personal = PersonalPlaces.ofContract();
  private final DossierPage page = new DossierPage();

  /**
   * The dossier, signed.
   *
   * @throws DossierException if something else in it says what is to be left out
   */
  public byte[] write(DossierSource source, Redaction redaction, LogKey key) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    JsonNode decision = JSON.readTree(source.decision());
    List<Manifest.Redacted> redacted = new ArrayList<>();
    Map<String, ObjectNode> shown = new LinkedHashMap<>();
    Map<String, String> leftOut = new TreeMap<>();
    files.put(DossierPaths.DECISION_FILE, source.decision());
    put(files, DossierPaths.DECISION, source.record());
    int ordinal = 1;
    for (DossierSource.Step step : source.steps()) {
      String name = ordinal + "-" + step.kind().toLowerCase(Locale.ROOT) + "/";
      put(files, DossierPaths.STEPS + name, step.record());
      ordinal++;
    }
    for (Assessed assessed : source.assessments()) {
      shown.put(assessed.given().id(), assessment(files, assessed, redaction, redacted, leftOut));
    }
    source.rulebooks().forEach(rules -> rulebook(files, rules));
    source.others().forEach(record -> put(files, DossierPaths.other(record), record));
    files.put(DossierPaths.KEY, utf8(key.publicKey().vkey() + "\n"));
    files.put(DossierPaths.CHECKPOINT, utf8(source.checkpoint().toString()));
    files.put(DossierPaths.README, Readme.en());
    files.put(DossierPaths.README_ZH, Readme.zhTw());
    mustName(redaction, redacted);
    mustNotTell(files, leftOut);
    files.put(
        DossierPaths.PAGE, page.pdf(source, decision, shown, redacted, key.publicKey().vkey()));
    Manifest manifest =
        new Manifest(
            decision.required("id").stringValue(),
            decision.required("allianceId").stringValue(),
            source.engine(),
            source.madeAt().toInstant().toString(),
            redacted,
            Manifest.sums(files));
    byte[] list = manifest.write();
    files.put(Manifest.PATH, list);
    files.put(Manifest.SIGNATURE, Manifest.sign(list, manifest.decision(), key));
    return DossierZip.pack(files);
  }

  private ObjectNode assessment(
      SortedMap<String, byte[]> files,
      Assessed assessed,
      Redaction redaction,
      List<Manifest.Redacted> redacted,
      Map<String, String> leftOut) {
    Given given = assessed.given();
    String folder = DossierPaths.assessment(given.id());
    put(files, folder, assessed.record());
    files.put(folder + DossierPaths.SUPPLIED, utf8(given.supplied()));
    files.put(folder + DossierPaths.WAIVERS, utf8(WaiversJson.write(given.waivers())));
    files.put(folder + DossierPaths.CASE, CaseFile.write(assessed));
    List<Leaf> leaves =
        redaction.isNone() ? List.of() : ValueTree.leaves(given.report(), assessed.secret());
    Map<String, String> out = redaction.of(leaves, personal);
    List<Leaf> gone = leaves.stream().filter(leaf -> out.containsKey(leaf.pointer())).toList();
    RedactedDocument document = new RedactedDocument(given.document(), new Traces(gone));
    if (out.isEmpty()) {
      files.put(folder + DossierPaths.REPORT, given.report());
      files.put(folder + DossierPaths.ASSESSMENT, given.document());
      files.put(folder + DossierPaths.SECRET, utf8(hex(assessed.secret()) + "\n"));
    } else {
      files.put(folder + DossierPaths.REDACTED_REPORT, RedactedReport.write(leaves, out.keySet()));
      files.put(folder + DossierPaths.REDACTED_ASSESSMENT, document.write(assessed.secret()));
      gone.stream()
          .filter(leaf -> leaf.value().isString() && !leaf.value().stringValue().isBlank())
          .forEach(leaf -> leftOut.putIfAbsent(leaf.value().stringValue(), leaf.pointer()));
    }
    out.forEach(
        (pointer, kind) ->
            redacted.add(
                new Manifest.Redacted(
                    given.id(),
                    pointer,
                    kind,
                    kind.equals(Redaction.NAMED) ? NAMED_REASON : PERSONAL_REASON)));
    return document.visible();
  }

  private static void rulebook(SortedMap<String, byte[]> files, Rules rules) {
    put(files, DossierPaths.rulebook(rules.programme(), rules.number()), rules.record());
    String folder = DossierPaths.files(rules.programme(), rules.number());
    for (String path : rules.files().paths()) {
      files.put(folder + path, Objects.requireNonNull(rules.files().bytes(path)));
    }
  }

  private static void put(SortedMap<String, byte[]> files, String folder, Proven proven) {
    files.put(folder + DossierPaths.RECORD, utf8(proven.record()));
    files.put(folder + DossierPaths.PROOF, utf8(proven.proof().toString()));
  }

  private static void mustName(Redaction redaction, List<Manifest.Redacted> redacted) {
    for (String pointer : redaction.pointers()) {
      if (redacted.stream().noneMatch(one -> Redaction.isAtOrUnder(pointer, one.pointer()))) {
        throw new DossierException(
            "報告中沒有 `%s`".formatted(pointer), "no report says anything at `%s`".formatted(pointer));
      }
    }
  }

  /** Rulebooks are public and know no report; everything else may say what is to be left out. */
  private static void mustNotTell(SortedMap<String, byte[]> files, Map<String, String> leftOut) {
    Set<Map.Entry<String, String>> values = leftOut.entrySet();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(DossierPaths.RULEBOOKS) || path.startsWith("README")) {
            return;
          }
          String said = text(content);
          for (Map.Entry<String, String> value : values) {
            if (said.contains(value.getKey())) {
              throw new DossierException(
                  "`%s` 的內容仍見於 `%s`，無法遮蔽".formatted(value.getValue(), path),
                  "`%s` cannot be left out: `%s` says it too".formatted(value.getValue(), path));
            }
          }
        });
  }
}
