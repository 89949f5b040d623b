package tw.plumbline.service.checking;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.second.Dispute;
import tw.plumbline.rules.second.SecondOpinion;
import tw.plumbline.rules.supply.Supply;

/**
 * Asks a second evaluator, and raises the alarm where it disagrees: a line in the log, a metric,
 * and health, which stays down until another version of the rules is in force or the service is
 * started again. None of them tells what a report says.
 */
public final class SecondOpinions {
  private static final Logger LOG = LoggerFactory.getLogger(SecondOpinions.class);

  private final Asked asked;
  private final Supplier<Plumbline> inForce;
  private final BiConsumer<String, String> counted;
  private final Map<String, Integer> disputed = new ConcurrentHashMap<>();

  /**
   * @param inForce the rules whose change ends an alarm
   * @param counted is told the edition and the kind of each dispute
   */
  public SecondOpinions(
      Asked asked, Supplier<Plumbline> inForce, BiConsumer<String, String> counted) {
    this.asked = asked;
    this.inForce = inForce;
    this.counted = counted;
  }

  /** Asks nobody. */
  public static SecondOpinions off(Supplier<Plumbline> inForce) {
    return new SecondOpinions(Asked.OFF, inForce, (edition, kind) -> {});
  }

  /**
   * The assessment with which a submission is stored.
   *
   * @param id of the assessment
   * @throws EvaluationException if the second evaluator disagrees, and the rulebook has no words
   *     for that
   */
  public Assessment ofSubmission(
      Plumbline rulebooks, Reading.Accepted report, Supply supply, Assessment first, String id) {
    return asked == Asked.OFF ? first : asked(rulebooks, report, supply, first, id);
  }

  /** The assessment with which a check is answered, of the report alone. */
  Assessment ofCheck(Plumbline rulebooks, Reading.Accepted report, Assessment first) {
    return asked == Asked.ALL ? asked(rulebooks, report, Supply.NONE, first, "a check") : first;
  }

  /** Whether both agreed on all that was assessed by the versions that are in force. */
  public boolean agree() {
    Plumbline rulebooks = inForce.get();
    return disputed.entrySet().stream()
        .noneMatch(
            one ->
                rulebooks.knows(one.getKey()) && rulebooks.version(one.getKey()) == one.getValue());
  }

  private Assessment asked(
      Plumbline rulebooks, Reading.Accepted report, Supply supply, Assessment first, String id) {
    try {
      SecondOpinion opinion = rulebooks.secondOpinion(report, supply, first);
      if (!opinion.agrees()) {
        alarm(first, id, Dispute.named(opinion.disputes()), kinds(opinion.disputes()));
      }
      return opinion.assessment();
    } catch (EvaluationException unworded) {
      alarm(first, id, String.valueOf(unworded.getMessage()), List.of("UNWORDED"));
      throw unworded;
    }
  }

  private static List<String> kinds(List<Dispute> disputes) {
    return disputes.stream().map(dispute -> dispute.kind().name()).toList();
  }

  private void alarm(Assessment first, String id, String what, List<String> kinds) {
    Plumbline now = inForce.get();
    if (now.knows(first.programme())) {
      disputed.put(first.programme(), now.version(first.programme()));
    }
    kinds.forEach(kind -> counted.accept(first.rulebook().id(), kind));
    LOG.error(
        "a second evaluator disagrees with {} of {} version {}: {}",
        id,
        first.rulebook().id(),
        first.rulebook().version(),
        what);
  }

  /** Of what a second evaluator is asked. */
  public enum Asked {
    OFF,
    SUBMISSIONS,
    ALL;

    /**
     * As settings write it.
     *
     * @throws IllegalArgumentException naming what may be written
     */
    public static Asked of(String setting) {
      return Arrays.stream(values())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(setting))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "PLUMBLINE_SECONDOPINION 須為 submissions、all 或 off，而非 `%s`".formatted(setting)
                          + "; PLUMBLINE_SECONDOPINION is submissions, all or off, not `%s`"
                              .formatted(setting)));
    }
  }
}
