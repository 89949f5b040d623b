package tw.plumbline.service.replay;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;

/**
 * One filing as different rules see it, with what was known at different times.
 *
 * @param columns law then and knowledge then; law then and later knowledge; later law and knowledge
 *     then; both later
 * @param rows what the columns say, one below the other
 */
public record Views(UUID assessment, String allianceId, List<Column> columns, List<Row> rows) {
  public Views {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One of them.
   *
   * @param lawAt the instant whose rules are applied; null for those by which it was assessed
   * @param knownAt the instant up to which submissions, corrections and waivers count; null for
   *     what the stored assessment rests on
   * @param rulebook null where there was none
   * @param submission whose report is assessed: the filing itself or a correction of it
   * @param assessment null where the report cannot be assessed so
   * @param notes what is not certain of it
   * @param why it cannot be assessed; null where it can
   */
  public record Column(
      @Nullable OffsetDateTime lawAt,
      @Nullable OffsetDateTime knownAt,
      @Nullable RulebookRef rulebook,
      UUID submission,
      OffsetDateTime receivedAt,
      @Nullable Assessment assessment,
      List<BilingualText> notes,
      @Nullable BilingualText why) {
    public Column {
      notes = List.copyOf(notes);
    }
  }

  /** What a row is of. */
  public enum Kind {
    VERDICT,
    CHECK,
    FIGURE,
    FINDING
  }

  /**
   * What the columns say of one thing.
   *
   * @param key the clause, the figure's name, or a finding's clause and pointer
   * @param values one for each column; null where it says nothing of it
   * @param differs whether those columns that could be assessed say different things
   */
  public record Row(Kind kind, String key, List<@Nullable String> values, boolean differs) {}
}
