package tw.plumbline.service.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;
import tw.plumbline.rules.waiver.Waivers;
import tw.plumbline.service.ledger.Checkpoint;
import tw.plumbline.service.ledger.InclusionProof;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.MerkleTree;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.ledger.SignedNote;
import tw.plumbline.service.ledger.SubmissionRecord;
import tw.plumbline.service.submission.ValueTree;

/** A decision on a sample report, as it would come out of the database. */
final class SampleDossier {
  static final LogKey KEY = LogKey.make("log.example.gov.tw/plumbline");
  static final String DECISION = "0197f9a0-0000-7000-8000-00000000d001";
  static final String ASSESSMENT = "0197f9a0-0000-7000-8000-00000000a001";
  static final String WAIVER = "0197f9a0-0000-7000-8000-00000000f001";
  static final String ENGINE = "plumbline test";

  private static final JsonMapper JSON = new JsonMapper();
  private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2020-01-31T08:30:00Z");
  private static final OffsetDateTime DECIDED = OffsetDateTime.parse("2020-03-02T02:00:00Z");
  private static final int NUMBER = 7;
  private static final RulebookFiles RULES = rules();
  private static final Plumbline PLUMBLINE =
      Plumbline.of(List.of(RULES), (programme, files) -> NUMBER);

  private final List<String> records = new ArrayList<>();

  private SampleDossier() {}

  /** Of the sample report of that path, as somebody changed it. */
  static DossierSource of(String sample, java.util.function.UnaryOperator<String> change) {
    return new SampleDossier()
        .make(change.apply(new String(sample(sample), UTF_8)).getBytes(UTF_8));
  }

  static DossierSource of(String sample) {
    return of(sample, text -> text);
  }

  private DossierSource make(byte[] report) {
    Reading.Accepted accepted = (Reading.Accepted) PLUMBLINE.read(report);
    Assessment plain = PLUMBLINE.assess(accepted);
    List<GrantedWaiver> waivers = waivers(plain);
    Assessment said =
        Waivers.applied(plain, waivers, LocalDate.parse("2020-01-31")).stored(ASSESSMENT, RECEIVED);
    byte[] document = new AssessmentWriter().write(said);
    byte[] secret = "a secret of thirty-two bytes....".getBytes(UTF_8);
    byte[] decision = decision(said);
    String submission = submission(report, document, secret, said);
    String version =
        "plumbline record 1: rulebook_version small-alliance %d\ndigest: \"%s\""
            .formatted(NUMBER, RULES.digest());
    String decided =
        "plumbline record 1: decision %s\ndocument: \"\\\\x%s\""
            .formatted(DECISION, HexFormat.of().formatHex(decision));
    String approved =
        RecordKind.DECISION_EVENT.head("1")
            + "\ncaller: \"official-2\"\ndecision: \"%s\"\nkind: \"APPROVED\"".formatted(DECISION);
    String waived = RecordKind.WAIVER.head(WAIVER) + "\nclause: \"x\"";
    records.addAll(List.of(version, submission, waived, decided, approved));
    InclusionProof any = proven(submission).proof();
    return new DossierSource(
        decision,
        proven(decided),
        List.of(
            new DossierSource.Step(
                "1",
                "APPROVED",
                "official-2",
                "已核對評核及聯盟之陳述。",
                DECIDED.plusDays(1),
                proven(approved))),
        List.of(
            new DossierSource.Assessed(
                new Given(ASSESSMENT, RECEIVED, report, "[]", null, waivers, document),
                "small-alliance",
                NUMBER,
                null,
                secret,
                ENGINE,
                List.of("SA108-M-05：會員契約之期間，由一年改為二年"),
                proven(submission))),
        List.of(new DossierSource.Rules("small-alliance", NUMBER, RULES, proven(version))),
        List.of(proven(waived)),
        any.note(),
        DECIDED.plusDays(2),
        ENGINE);
  }

  /** One waiver for the second clause that is breached, if there are two. */
  private static List<GrantedWaiver> waivers(Assessment said) {
    List<String> breached =
        said.findings().stream()
            .filter(found -> found.isBreach())
            .map(found -> found.clause())
            .distinct()
            .toList();
    return breached.size() < 2
        ? List.of()
        : List.of(
            new GrantedWaiver(
                WAIVER,
                new WaiverScope(
                    said.programme(),
                    said.allianceId(),
                    breached.get(1),
                    said.programmeYear(),
                    said.programmeYear(),
                    Set.of(),
                    null),
                LocalDate.parse("2020-01-01"),
                LocalDate.parse("2020-06-30"),
                "official",
                "official-2",
                "因地震停機，延後一個月。"));
  }

  private static byte[] decision(Assessment said) {
    ObjectNode decision = JSON.createObjectNode();
    decision.put("id", DECISION);
    decision.put("programme", said.programme());
    decision.put("programmeYear", said.programmeYear());
    decision.put("allianceId", said.allianceId());
    decision.put("kind", "TERMINATE");
    decision.put("effectiveOn", "2020-04-01");
    decision.put("reasons", "聯盟連續二期未達門檻，經輔導仍未改善。\n爰依規定終止補助。");
    decision.putArray("assessments").add(ASSESSMENT);
    ArrayNode findings = decision.putArray("findings");
    for (int i = 0; i < Math.min(2, said.findings().size()); i++) {
      ObjectNode finding = findings.addObject();
      finding.put("assessment", ASSESSMENT);
      finding.put("ordinal", i + 1);
      finding.put("clause", said.findings().get(i).clause());
      finding.put("pointer", said.findings().get(i).pointer());
      finding.put("relied", i == 0);
      if (i > 0) {
        finding.put("why", "聯盟已於聽證時補正。");
      }
    }
    decision
        .putObject("hearing")
        .put("notifiedOn", "2020-02-10")
        .put("heldOn", "2020-02-24")
        .put("manner", "ORAL")
        .put("answer", "本聯盟因會員停工，收入減少；聯盟名稱含罕用字𠮷與\uE000。");
    decision.put("by", "official");
    decision.put("recordedAt", DECIDED.toString());
    return JSON.writeValueAsBytes(decision);
  }

  private static String submission(byte[] report, byte[] document, byte[] secret, Assessment said) {
    Map<String, @Nullable Object> columns = new TreeMap<>();
    columns.put("submission.report", report);
    columns.put("submission.values_root", ValueTree.root(report, secret));
    columns.put("submission.values_salt", secret);
    columns.put("submission.deadline_at", RECEIVED);
    columns.put("assessment.document", document);
    columns.put("assessment.assessed_at", RECEIVED);
    columns.put("assessment.programme", said.programme());
    columns.put("assessment.rulebook_version", NUMBER);
    columns.put("assessment.engine", ENGINE);
    columns.put("assessment.supplied", "[]");
    return SubmissionRecord.of(ASSESSMENT, columns, List.of(), List.of());
  }

  private Proven proven(String record) {
    List<byte[]> leaves =
        records.stream().map(each -> MerkleTree.leaf(each.getBytes(UTF_8))).toList();
    int index = records.indexOf(record);
    Checkpoint head =
        new Checkpoint(
            KEY.publicKey().name(),
            leaves.size(),
            MerkleTree.root(leaves),
            Instant.parse("2020-03-04T00:00:00Z"));
    return new Proven(
        record,
        new InclusionProof(
            index, MerkleTree.inclusion(leaves, index), SignedNote.sign(head.text(), KEY)));
  }

  static JsonNode report(String sample) {
    return JSON.readTree(sample(sample));
  }

  private static byte[] sample(String path) {
    try (InputStream in = SampleDossier.class.getResourceAsStream("/samples/" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + path);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RulebookFiles rules() {
    return RulebookFiles.builtIn().stream()
        .filter(files -> files.programme().equals("small-alliance"))
        .findFirst()
        .orElseThrow();
  }
}
