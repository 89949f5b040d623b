package tw.plumbline.service.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tw.plumbline.service.dossier.DossierReport.Outcome;
import tw.plumbline.service.dossier.DossierReport.Point;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.PublicLogKey;

/** What is written is read, verified and made again; what was touched is named. */
final class DossierTest {
  private static final String SAMPLE = "small-alliance-108/missing-agreements/3-second-kpi.json";
  private static final DossierSource SOURCE = SampleDossier.of(SAMPLE);
  private static final DossierWriter WRITER = new DossierWriter();
  private static final byte[] DOSSIER = WRITER.write(SOURCE, Redaction.NONE, SampleDossier.KEY);
  private static final PublicLogKey KEY = SampleDossier.KEY.publicKey();

  @Test
  void whatIsWrittenVerifiesAndIsMadeAgainToTheSameBytes() {
    DossierReport report = DossierCheck.of(DOSSIER, KEY, SampleDossier.ENGINE);
    assertThat(report.points()).allMatch(Point::ok).hasSizeGreaterThan(10);
    assertThat(report.replays()).singleElement().matches(replay -> replay.result().identical());
    assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(report.keyGiven()).isTrue();
    assertThat(DossierCheck.of(DOSSIER, null, SampleDossier.ENGINE).keyGiven()).isFalse();
  }

  @Test
  void theSameSourceGivesTheSameBytes() {
    assertThat(WRITER.write(SOURCE, Redaction.NONE, SampleDossier.KEY)).isEqualTo(DOSSIER);
    assertThat(new DossierWriter().write(SOURCE, Redaction.NONE, SampleDossier.KEY))
        .isEqualTo(DOSSIER);
  }

  @Test
  void everyFileThatWasChangedByOneByteIsNamed() {
    SortedMap<String, byte[]> files = DossierZip.unpack(DOSSIER);
    for (String path : files.keySet()) {
      if (path.equals(Manifest.PATH) || path.equals(DossierPaths.KEY)) {
        continue; // below
      }
      SortedMap<String, byte[]> touched = new TreeMap<>(files);
      byte[] content = Objects.requireNonNull(files.get(path)).clone();
      content[content.length / 2] ^= 1;
      touched.put(path, content);
      DossierReport report = DossierCheck.of(DossierZip.pack(touched), KEY, SampleDossier.ENGINE);
      assertThat(report.outcome()).as(path).isEqualTo(Outcome.NOT_VERIFIED);
      assertThat(failed(report)).as(path).contains(path);
      assertThat(report.replays()).as(path).isEmpty();
    }
  }

  @Test
  void aManifestThatWasChangedIsNotTheOneThatWasSigned() {
    assertThat(
            failed(
                touched(
                    files -> replace(files, Manifest.PATH, "plumbline test", "plumbline tess"))))
        .containsExactly(Manifest.SIGNATURE);
  }

  @Test
  void whatIsMissingOrAddedIsNamed() {
    assertThat(failed(touched(files -> files.remove(DossierPaths.README))))
        .containsExactly(DossierPaths.README);
    assertThat(failed(touched(files -> files.put("decision/more.txt", new byte[] {1}))))
        .containsExactly("decision/more.txt");
    assertThatThrownBy(() -> touched(files -> files.remove(Manifest.PATH)))
        .isInstanceOf(DossierException.class);
  }

  @Test
  void whoeverSignsWithAnotherKeyIsFoundOutByTheKeyThatIsGiven() {
    byte[] forged =
        WRITER.write(SOURCE, Redaction.NONE, LogKey.make(SampleDossier.KEY.publicKey().name()));
    assertThat(failed(DossierCheck.of(forged, KEY, SampleDossier.ENGINE)))
        .contains(DossierPaths.KEY, Manifest.SIGNATURE);
    // Its own key fits the manifest but none of the proofs.
    assertThat(failed(DossierCheck.of(forged, null, SampleDossier.ENGINE)))
        .contains(DossierPaths.CHECKPOINT, "decision/record.txt");
  }

  @Test
  void anotherReportUnderTheSameRecordIsFoundOut() {
    DossierSource other = SampleDossier.of("small-alliance-108/slow-growth/3-second-kpi.json");
    DossierSource.Assessed wrong = other.assessments().get(0);
    DossierSource.Assessed right = SOURCE.assessments().get(0);
    byte[] mixed =
        WRITER.write(
            with(
                new DossierSource.Assessed(
                    wrong.given(),
                    right.programme(),
                    right.number(),
                    null,
                    right.secret(),
                    right.engine(),
                    null,
                    right.record())),
            Redaction.NONE,
            SampleDossier.KEY);
    assertThat(failed(DossierCheck.of(mixed, KEY, SampleDossier.ENGINE)))
        .contains(folder() + "report.json", folder() + "assessment.json");
  }

  @Test
  void anAssessmentThatWasNotApprovedIsNoDecision() {
    byte[] unapproved =
        WRITER.write(
            new DossierSource(
                SOURCE.decision(),
                SOURCE.record(),
                List.of(),
                SOURCE.assessments(),
                SOURCE.rulebooks(),
                SOURCE.others(),
                SOURCE.checkpoint(),
                SOURCE.madeAt(),
                SOURCE.engine()),
            Redaction.NONE,
            SampleDossier.KEY);
    assertThat(failed(DossierCheck.of(unapproved, KEY, SampleDossier.ENGINE)))
        .containsExactly(DossierPaths.STEPS);
  }

  @Test
  void whatIsLeftOutStandsNowhereAndTheRestIsProven() throws IOException {
    byte[] redacted = WRITER.write(SOURCE, new Redaction(true, List.of()), SampleDossier.KEY);
    DossierReport report = DossierCheck.of(redacted, KEY, SampleDossier.ENGINE);
    assertThat(report.points()).allMatch(Point::ok);
    assertThat(report.outcome()).isEqualTo(Outcome.VERIFIED_NOT_REPLAYED);
    assertThat(report.replays()).isEmpty();
    assertThat(report.leftOut()).isPositive().isEqualTo(report.manifest().redactions().size());
    SortedMap<String, byte[]> files = DossierZip.unpack(redacted);
    assertThat(files).doesNotContainKeys(folder() + "secret", folder() + "report.json");
    String page = page(files);
    for (var member : SampleDossier.report(SAMPLE).path("members")) {
      String name = member.path("name").stringValue();
      assertThat(page).doesNotContain(name);
      files.forEach(
          (path, content) -> {
            if (!path.startsWith(DossierPaths.RULEBOOKS)) {
              assertThat(new String(content, UTF_8)).as(path).doesNotContain(name);
            }
          });
    }
  }

  @Test
  void aNumberThatIsLeftOutIsNotToldByTheAssessmentEither() {
    byte[] redacted =
        WRITER.write(SOURCE, new Redaction(false, List.of("/alliance/grant")), SampleDossier.KEY);
    String assessment =
        new String(
            Objects.requireNonNull(
                DossierZip.unpack(redacted).get(folder() + "assessment.redacted.json")),
            UTF_8);
    assertThat(assessment).doesNotContain("/alliance/grant").contains("\"hash\"");
    assertThat(DossierCheck.of(redacted, KEY, SampleDossier.ENGINE).points()).allMatch(Point::ok);
  }

  @Test
  void aRedactedDossierThatTellsAnotherValueIsFoundOut() {
    byte[] redacted = WRITER.write(SOURCE, new Redaction(true, List.of()), SampleDossier.KEY);
    SortedMap<String, byte[]> files = DossierZip.unpack(redacted);
    replace(files, folder() + "report.redacted.json", "\"SECOND_KPI\"", "\"FIRST_KPI\"");
    assertThat(failed(DossierCheck.of(DossierZip.pack(files), KEY, SampleDossier.ENGINE)))
        .contains(folder() + "report.redacted.json");
  }

  @Test
  void aDossierIsRefusedWhereSomethingElseSaysWhatIsToBeLeftOut() {
    assertThatThrownBy(
            () ->
                WRITER.write(
                    SOURCE, new Redaction(false, List.of("/alliance/id")), SampleDossier.KEY))
        .isInstanceOf(DossierException.class)
        .hasMessageContaining("/alliance/id");
  }

  @Test
  void thePageSaysWhatItMustAndShowsWhatTheFontLacks() throws IOException {
    String page = page(DossierZip.unpack(DOSSIER));
    assertThat(page)
        .contains("補助處分決定卷宗", "終止補助", "非終止補助之決定", "English summary", "不符規定")
        .contains("□(U+20BB7)", "□(U+E000)", SampleDossier.DECISION);
  }

  private static String page(SortedMap<String, byte[]> files) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Objects.requireNonNull(files.get(DossierPaths.PAGE)))) {
      return new PDFTextStripper()
          .getText(pdf)
          .replaceAll("\\s", "")
          .replace("Englishsummary", "English summary");
    }
  }

  private static DossierSource with(DossierSource.Assessed assessed) {
    return new DossierSource(
        SOURCE.decision(),
        SOURCE.record(),
        SOURCE.steps(),
        List.of(assessed),
        SOURCE.rulebooks(),
        SOURCE.others(),
        SOURCE.checkpoint(),
        SOURCE.madeAt(),
        SOURCE.engine());
  }

  private static String folder() {
    return DossierPaths.assessment(SampleDossier.ASSESSMENT);
  }

  private static DossierReport touched(Consumer<SortedMap<String, byte[]>> touch) {
    SortedMap<String, byte[]> files = DossierZip.unpack(DOSSIER);
    touch.accept(files);
    return DossierCheck.of(DossierZip.pack(files), KEY, SampleDossier.ENGINE);
  }

  private static void replace(
      SortedMap<String, byte[]> files, String path, String what, String with) {
    String before = new String(Objects.requireNonNull(files.get(path)), UTF_8);
    assertThat(before).contains(what);
    files.put(path, before.replace(what, with).getBytes(UTF_8));
  }

  private static List<String> failed(DossierReport report) {
    return report.points().stream().filter(point -> !point.ok()).map(Point::file).toList();
  }
}
