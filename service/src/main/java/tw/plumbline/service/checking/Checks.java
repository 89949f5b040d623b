package tw.plumbline.service.checking;

import java.util.List;
import java.util.Optional;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;
import tw.plumbline.rules.supply.Supply;

/** Checks reports. Safe for any number of threads. */
public interface Checks {
  /** More bytes than this are no report. */
  int MAX_BYTES = ReportReader.LARGEST;

  /**
   * What the rules say of one report, or why it is none.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end
   */
  Answer check(byte[] report);

  /** Reads a report strictly; never throws for what the text holds. */
  Reading read(byte[] report);

  /**
   * What the rules say of a report that was read, with facts of earlier submissions.
   *
   * @param rulebooks those by which it was read
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end
   */
  Assessment assess(Plumbline rulebooks, Reading.Accepted report, Supply supply);

  /** The loaded editions, oldest first. */
  List<RulebookRef> editions();

  /** What is in force in an edition, by its id. */
  default Optional<Edition> edition(String id) {
    return Optional.empty();
  }
}
