package tw.plumbline.service.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on the page of a dossier, ready to be shown. */
record PageModel(
    String id,
    String digest,
    List<Field> decision,
    String reasons,
    List<Step> steps,
    List<Field> hearing,
    List<Sheet> assessments,
    List<Rules> rulebooks,
    List<Field> log,
    List<Entry> entries,
    List<Redacted> redactions,
    List<String> english) {
  /** A name and what it is. */
  record Field(String name, String value) {}

  /** Something that was done with the decision. */
  record Step(String kind, String by, String at, String reason) {}

  /**
   * An assessment.
   *
   * @param others how many findings it has that the decision does not name
   * @param differs what today's rules say otherwise; null where that was not looked at
   */
  record Sheet(
      String title,
      List<Field> fields,
      List<Finding> relied,
      List<Finding> aside,
      List<Finding> others,
      List<Figure> figures,
      int withheld,
      @Nullable List<String> differs) {}

  /**
   * A finding.
   *
   * @param why it is relied on or set aside; empty for nothing
   */
  record Finding(String heading, String why, String message, List<Field> fields, String citation) {}

  /** A figure with what adds up to it. */
  record Figure(String name, String clause, String value, String terms) {}

  /** A version of a rulebook. */
  record Rules(String programme, int number, String digest, String record) {}

  /** A record of the log. */
  record Entry(String kind, String subject, String index) {}

  /** A value that is left out. */
  record Redacted(String assessment, String pointer, String kind, String reason) {}
}
