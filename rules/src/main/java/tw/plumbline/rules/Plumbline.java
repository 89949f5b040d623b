package tw.plumbline.rules;

import java.nio.file.Path;
import java.util.List;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.reading.Reading;

/**
 * Checks reports against rulebooks. Immutable and safe for any number of threads; load it once.
 *
 * <pre>{@code
 * Plumbline plumbline = Plumbline.builtIn();
 * if (plumbline.read(json) instanceof Reading.Accepted report) {
 *   Assessment assessment = plumbline.assess(report);
 * }
 * }</pre>
 */
public final class Plumbline {
  private Plumbline() {}

  /** The rulebooks that come with this library. */
  public static Plumbline builtIn() {
    throw new UnsupportedOperationException();
  }

  /**
   * The rulebooks in a folder: one folder a programme.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault with file and line
   */
  public static Plumbline load(Path rulebooks) {
    throw new UnsupportedOperationException(rulebooks.toString());
  }

  /** Reads a report strictly; never throws for what the text holds. */
  public Reading read(byte[] json) {
    throw new UnsupportedOperationException();
  }

  /**
   * What the rules of its programme year say of a report that was read.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end; nothing is then said of the report
   */
  public Assessment assess(Reading.Accepted report) {
    throw new UnsupportedOperationException();
  }

  /** The same for a report that was not read from JSON; its digest is that of its JSON form. */
  public Assessment assess(AllianceReport report) {
    throw new UnsupportedOperationException();
  }

  /** The loaded editions, oldest first. */
  public List<RulebookRef> editions() {
    throw new UnsupportedOperationException();
  }
}
