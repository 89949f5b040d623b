package tw.plumbline.service.dossier;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.SignedNote;

/**
 * All that a dossier is made of.
 *
 * @param decision the decision's JSON as recorded
 * @param steps what became of it, in their order
 * @param others further records of the log that belong to it: publications, waivers, their events
 * @param checkpoint the signed head of the log
 * @param engine name and version of this program
 */
public record DossierSource(
    byte[] decision,
    Proven record,
    List<Step> steps,
    List<Assessed> assessments,
    List<Rules> rulebooks,
    List<Proven> others,
    SignedNote checkpoint,
    OffsetDateTime madeAt,
    String engine) {
  public DossierSource {
    steps = List.copyOf(steps);
    assessments = List.copyOf(assessments);
    rulebooks = List.copyOf(rulebooks);
    others = List.copyOf(others);
  }

  /**
   * Something that was done with the decision.
   *
   * @param id of the event
   * @param kind {@code APPROVED}
   */
  public record Step(
      String id, String kind, String by, String reason, OffsetDateTime at, Proven record) {}

  /**
   * An assessment on which it rests.
   *
   * @param drafted other rules that it names; null for none
   * @param secret from which the salts of its commitments are made
   * @param engine that made it
   * @param differs what the rules in force when the dossier is made say otherwise, by the clause;
   *     null where that was not looked at
   */
  public record Assessed(
      Given given,
      String programme,
      int number,
      @Nullable Drafted drafted,
      byte[] secret,
      String engine,
      @Nullable List<String> differs,
      Proven record) {}

  /**
   * Other rules that an assessment names.
   *
   * @param version with which the report was drafted
   * @param applied whether it was judged by that version all the same
   * @param other number of the one by which it was not judged
   */
  public record Drafted(int version, boolean applied, int other) {}

  /** A version of a rulebook. */
  public record Rules(String programme, int number, RulebookFiles files, Proven record) {}
}
