package tw.plumbline.service.decision;

import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.database.Columns;

/**
 * What is stored of the assessments that a decision names: those of its alliance and programme.
 *
 * @param assessments by id, each with its findings
 * @param followed whether the decision that it follows was approved
 */
record Grounds(Map<UUID, Assessed> assessments, boolean followed) {
  static final String READ =
      """
      select s.id, c.id as replaced_by, f.ordinal, f.clause, f.severity, f.pointer,
        f.waiver is not null as waived
      from submission s
      join assessment a on a.submission = s.id
      left join submission c on c.replaces = s.id
      left join finding f on f.submission = s.id
      where s.id = any($1::text[]::uuid[]) and s.alliance_id = $2 and s.programme = $3
      order by s.position, f.ordinal
      """;

  static final String FOLLOWED =
      """
      select count(*) as approved
      from decision d join decision_event e on e.decision = d.id and e.kind = 'APPROVED'
      where d.id = $1::uuid and d.alliance_id = $2 and d.programme = $3
      """;

  /** Of the rows that {@link #READ} gives. */
  static Grounds of(List<Line> lines, boolean followed) {
    Map<UUID, Assessed> assessments = new LinkedHashMap<>();
    for (Line line : lines) {
      Assessed assessed =
          assessments.computeIfAbsent(
              line.assessment(), id -> new Assessed(line.replacedBy(), new LinkedHashMap<>()));
      if (line.found() != null) {
        assessed.findings().put(line.found().ordinal(), line.found());
      }
    }
    return new Grounds(assessments, followed);
  }

  /** A finding of an assessment that is named; null if there is none. */
  @Nullable Found finding(UUID assessment, int ordinal) {
    Assessed assessed = assessments.get(assessment);
    return assessed == null ? null : assessed.findings().get(ordinal);
  }

  /** The breaches that somebody has to judge, in their order. */
  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    assessments.forEach(
        (id, assessed) ->
            assessed.findings().values().stream()
                .filter(found -> found.breach() && !found.waived())
                .forEach(found -> breaches.add(new Breach(id, found))));
    return breaches;
  }

  /**
   * An assessment.
   *
   * @param replacedBy the correction of its submission
   * @param findings by their places, counted from 1
   */
  record Assessed(@Nullable UUID replacedBy, Map<Integer, Found> findings) {}

  /** A finding. */
  record Found(int ordinal, String clause, String pointer, boolean breach, boolean waived) {}

  /** A breach that is not waived. */
  record Breach(UUID assessment, Found found) {}

  /** A row: a finding, or an assessment without any. */
  record Line(UUID assessment, @Nullable UUID replacedBy, @Nullable Found found) {
    static Line of(Row row) {
      Columns columns = new Columns(row);
      Integer ordinal = columns.maybe("ordinal", Integer.class);
      Found found =
          ordinal == null
              ? null
              : new Found(
                  ordinal,
                  columns.of("clause", String.class),
                  columns.of("pointer", String.class),
                  columns.of("severity", String.class).equals("VIOLATION"),
                  columns.of("waived", Boolean.class));
      return new Line(
          columns.of("id", UUID.class), columns.maybe("replaced_by", UUID.class), found);
    }
  }
}
