package tw.plumbline.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.service.replay.ReplayJson;
import tw.plumbline.service.replay.Views;

/** A filing as different rules and times see it, as JSON. */
record ViewsAnswer(
    UUID assessment,
    String allianceId,
    List<Column> columns,
    List<Views.Row> rows,
    Map<String, String> statement) {
  private static final AssessmentWriter WRITER = new AssessmentWriter();

  static ViewsAnswer of(Views views) {
    return new ViewsAnswer(
        views.assessment(),
        views.allianceId(),
        views.columns().stream().map(Column::of).toList(),
        views.rows(),
        EditionAnswer.text(ReplayJson.STATEMENT));
  }

  /** One of them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Column(
      @Nullable OffsetDateTime lawAt,
      @Nullable OffsetDateTime knownAt,
      @Nullable Rules rulebook,
      UUID submission,
      OffsetDateTime receivedAt,
      @Nullable Verdict verdict,
      List<Map<String, String>> notes,
      @Nullable Map<String, String> why,
      @JsonRawValue @Nullable String assessment) {
    static Column of(Views.Column column) {
      Assessment said = column.assessment();
      RulebookRef rulebook = column.rulebook();
      BilingualText why = column.why();
      return new Column(
          column.lawAt(),
          column.knownAt(),
          rulebook == null ? null : new Rules(rulebook.id(), rulebook.version(), rulebook.digest()),
          column.submission(),
          column.receivedAt(),
          said == null ? null : said.verdict(),
          column.notes().stream().map(EditionAnswer::text).toList(),
          why == null ? null : EditionAnswer.text(why),
          said == null ? null : new String(WRITER.write(said), UTF_8));
    }
  }

  /** The exact rules. */
  record Rules(String id, int version, String digest) {}
}
