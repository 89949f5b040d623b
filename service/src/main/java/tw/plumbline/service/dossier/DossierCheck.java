package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.dossier.DossierReport.Point;
import tw.plumbline.service.dossier.Manifest.FileSum;
import tw.plumbline.service.ledger.Checkpoint;
import tw.plumbline.service.ledger.InclusionProof;
import tw.plumbline.service.ledger.PublicLogKey;
import tw.plumbline.service.ledger.SignedNote;

/**
 * Checks a dossier with nothing but itself and perhaps a key: its files, its signature, the proof
 * of every record, that records tell of these very files, and that the assessments come out the
 * same.
 */
public final class DossierCheck {
  /** The largest archive that is read. */
  public static final int LARGEST = DossierZip.LARGEST;

  private final SortedMap<String, byte[]> files;
  private final Manifest manifest;
  private final PublicLogKey key;
  private final boolean keyGiven;
  private final List<Point> points = new ArrayList<>();

  private DossierCheck(SortedMap<String, byte[]> files, @Nullable PublicLogKey trusted) {
    this.files = files;
    this.manifest = Manifest.read(files.get(Manifest.PATH));
    this.keyGiven = trusted != null;
    PublicLogKey own = own(files.get(DossierPaths.KEY));
    this.key = trusted == null ? own : trusted;
    if (!key.vkey().equals(own.vkey())) {
      fail(
          DossierPaths.KEY,
          "卷宗自附之公鑰與所給之公鑰不同",
          "the dossier's own key is another than the one that was given");
    }
  }

  /**
   * Checks a dossier.
   *
   * @param trusted the log's key as known by another way; null to go by the dossier's own
   * @param engine name and version of this program
   * @throws DossierException if it is none that can be read
   */
  public static DossierReport of(byte[] archive, @Nullable PublicLogKey trusted, String engine) {
    DossierCheck check = new DossierCheck(DossierZip.unpack(archive), trusted);
    check.contents();
    check.signature();
    check.checkpoint();
    check.proofs();
    DossierContents contents = new DossierContents(check.files, check.manifest, check.points);
    contents.check();
    boolean fits = check.points.stream().allMatch(Point::ok);
    return new DossierReport(
        check.manifest,
        check.key.vkey(),
        check.keyGiven,
        check.points,
        fits ? contents.replays(engine) : List.of(),
        contents.leftOut());
  }

  private static PublicLogKey own(byte @Nullable [] file) {
    return PublicLogKey.read(file == null ? "" : text(file))
        .orElseThrow(
            () ->
                new DossierException(
                    DossierPaths.KEY + " 沒有可讀的公鑰",
                    DossierPaths.KEY + " holds no key that can be read"));
  }

  private void contents() {
    SortedMap<String, FileSum> there = new TreeMap<>(Manifest.sums(files));
    there.remove(Manifest.PATH);
    there.remove(Manifest.SIGNATURE);
    Map<String, FileSum> listed = manifest.files();
    int before = points.size();
    for (String path : new TreeSet<>(listed.keySet())) {
      FileSum is = there.get(path);
      if (is == null) {
        fail(path, "清單所列之檔案不在卷宗內", "the manifest lists it, and it is not there");
      } else if (!is.equals(listed.get(path))) {
        fail(path, "內容與清單之雜湊不符", "it is not what the manifest lists: its digest differs");
      }
    }
    for (String path : there.keySet()) {
      if (!listed.containsKey(path)) {
        fail(path, "清單未列此檔案", "the manifest does not list it");
      }
    }
    if (points.size() == before) {
      pass(
          Manifest.PATH,
          "%d 個檔案均與清單相符".formatted(there.size()),
          "%d files are as the manifest lists them".formatted(there.size()));
    }
  }

  private void signature() {
    byte[] note = files.get(Manifest.SIGNATURE);
    byte[] list = files.get(Manifest.PATH);
    boolean signed =
        note != null
            && list != null
            && SignedNote.read(text(note))
                .filter(read -> read.text().equals(Manifest.signed(list, manifest.decision())))
                .filter(read -> read.isSignedBy(key))
                .isPresent();
    say(
        signed,
        Manifest.SIGNATURE,
        new BilingualText("清單之簽章正確", "the manifest is signed by the key"),
        new BilingualText("清單之簽章不正確", "the manifest is not signed by the key"));
  }

  private void checkpoint() {
    byte[] note = files.get(DossierPaths.CHECKPOINT);
    boolean good = note != null && isHead(SignedNote.read(text(note)).orElse(null));
    say(
        good,
        DossierPaths.CHECKPOINT,
        new BilingualText("稽核鏈之樹首簽章正確", "the head of the log is signed by the key"),
        new BilingualText("稽核鏈之樹首不正確，或非此公鑰所簽", "it is no head of the log that the key signed"));
  }

  private void proofs() {
    int proven = 0;
    int before = points.size();
    for (String path : files.keySet()) {
      if (path.startsWith(DossierPaths.RULEBOOKS) && path.contains("/files/")) {
        continue;
      }
      if (path.endsWith("/" + DossierPaths.RECORD)) {
        String folder = path.substring(0, path.length() - DossierPaths.RECORD.length());
        if (proven(files.get(path), files.get(folder + DossierPaths.PROOF))) {
          proven++;
        } else {
          fail(
              path,
              "無法證明此紀錄在稽核鏈內",
              "its proof does not lead from this record to a head that the key signed");
        }
      }
    }
    if (points.size() == before) {
      pass(
          DossierPaths.CHECKPOINT,
          "%d 筆紀錄均在稽核鏈內".formatted(proven),
          "%d records are proven to be in the log".formatted(proven));
    }
  }

  private boolean proven(byte @Nullable [] record, byte @Nullable [] proof) {
    return record != null
        && proof != null
        && InclusionProof.read(text(proof))
            .filter(read -> read.proves(record) && isHead(read.note()))
            .isPresent();
  }

  private boolean isHead(@Nullable SignedNote note) {
    return note != null
        && note.isSignedBy(key)
        && Checkpoint.read(note.text())
            .filter(head -> head.origin().equals(key.name()))
            .isPresent();
  }

  private void say(boolean good, String file, BilingualText yes, BilingualText no) {
    points.add(new Point(good, file, good ? yes : no));
  }

  private void pass(String file, String zhTw, String en) {
    points.add(new Point(true, file, new BilingualText(zhTw, en)));
  }

  private void fail(String file, String zhTw, String en) {
    points.add(new Point(false, file, new BilingualText(zhTw, en)));
  }
}
