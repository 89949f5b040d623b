package tw.plumbline.service.replay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.rerun.Differences;
import tw.plumbline.rules.rerun.Rerun;

/**
 * What came of assessing a stored report again by the stored rules.
 *
 * @param identical whether the bytes are the same and the record fits itself
 * @param outcome what came of it, whatever else is stored
 * @param engineThen name and version of the program that answered then
 * @param storedFaults where the record does not fit itself
 * @param why it is not identical, as far as it is known; empty where it is
 * @param again what was said now; null where nothing was
 */
public record Replay(
    UUID assessment,
    String allianceId,
    boolean identical,
    Rerun.Outcome outcome,
    String engineThen,
    String engineNow,
    RulebookRef rulebook,
    String reportDigest,
    List<StoredFault> storedFaults,
    Differences differences,
    List<BilingualText> why,
    @Nullable Assessment again) {
  public Replay {
    storedFaults = List.copyOf(storedFaults);
    why = List.copyOf(why);
  }
}
