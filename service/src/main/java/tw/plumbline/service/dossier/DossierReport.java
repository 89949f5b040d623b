package tw.plumbline.service.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.rerun.Rerun;

/**
 * What checking a dossier came to.
 *
 * @param vkey by which signatures were checked
 * @param keyGiven whether somebody brought this key; otherwise it is the dossier's own and shows
 *     only that all fits together
 * @param points what was looked at, in its order
 * @param replays assessments that were made again; empty if something does not verify
 * @param leftOut how many values are left out
 */
public record DossierReport(
    Manifest manifest,
    String vkey,
    boolean keyGiven,
    List<Point> points,
    List<Replay> replays,
    int leftOut) {
  public DossierReport {
    points = List.copyOf(points);
    replays = List.copyOf(replays);
  }

  /**
   * Something that was looked at.
   *
   * @param file the path of which it tells; a folder ends with a slash
   */
  public record Point(boolean ok, String file, BilingualText what) {}

  /**
   * An assessment that was made again.
   *
   * @param engineThen name and version of the program that made it first
   */
  public record Replay(
      String assessment, String engineThen, String engineNow, Rerun.Result result) {
    /** Why it may differ; null where it does not. */
    public @Nullable BilingualText why() {
      if (result.identical() || result.why() != null) {
        return result.why();
      }
      return engineThen.equals(engineNow)
          ? new BilingualText("原因不明：程式版本相同", "it is not known why: the same version of the program")
          : new BilingualText(
              "程式版本不同：當時 %s，現在 %s".formatted(engineThen, engineNow),
              "another version of the program: %s then, %s now".formatted(engineThen, engineNow));
    }
  }

  /** How it ended. */
  public enum Outcome {
    /** All verifies, and every assessment is the same to the byte. */
    IDENTICAL,
    /** All verifies; values are left out, so nothing could be assessed again. */
    VERIFIED_NOT_REPLAYED,
    /** All verifies, and an assessment comes out otherwise. */
    DIFFERENT,
    /** Something does not verify; nothing was assessed again. */
    NOT_VERIFIED
  }

  public Outcome outcome() {
    if (!points.stream().allMatch(Point::ok)) {
      return Outcome.NOT_VERIFIED;
    }
    if (!replays.stream().allMatch(replay -> replay.result().identical())) {
      return Outcome.DIFFERENT;
    }
    return leftOut > 0 || replays.isEmpty() ? Outcome.VERIFIED_NOT_REPLAYED : Outcome.IDENTICAL;
  }
}
