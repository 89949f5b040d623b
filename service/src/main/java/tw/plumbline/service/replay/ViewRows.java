package tw.plumbline.service.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.service.replay.Views.Column;
import tw.plumbline.service.replay.Views.Kind;
import tw.plumbline.service.replay.Views.Row;

/** Puts what columns say one below the other. */
final class ViewRows {
  private final List<Column> columns;
  private final Map<Key, @Nullable String[]> values = new LinkedHashMap<>();

  private ViewRows(List<Column> columns) {
    this.columns = columns;
  }

  static List<Row> of(List<Column> columns) {
    ViewRows rows = new ViewRows(columns);
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < columns.size(); i++) {
        Assessment said = columns.get(i).assessment();
        if (said != null) {
          rows.add(kind, said, i);
        }
      }
    }
    return rows.rows();
  }

  private void add(Kind kind, Assessment said, int column) {
    switch (kind) {
      case VERDICT -> put(kind, "", column, said.verdict().name());
      case CHECK ->
          said.checks().forEach(one -> put(kind, one.clause(), column, one.status().name()));
      case FIGURE ->
          said.figures()
              .forEach(
                  one ->
                      put(
                          kind,
                          one.name(),
                          column,
                          one.value().stripTrailingZeros().toPlainString() + " " + one.unit()));
      case FINDING ->
          said.findings()
              .forEach(one -> put(kind, one.clause() + " " + one.pointer(), column, text(one)));
    }
  }

  private static String text(Finding finding) {
    return finding.severity().name() + (finding.waiver() == null ? "" : " WAIVED");
  }

  /** Several of the same key stand together. */
  private void put(Kind kind, String key, int column, String value) {
    @Nullable String[] row =
        values.computeIfAbsent(new Key(kind, key), none -> new @Nullable String[columns.size()]);
    String before = row[column];
    row[column] = before == null ? value : before + ", " + value;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    values.forEach(
        (key, row) ->
            rows.add(
                new Row(
                    key.kind(),
                    key.text(),
                    Collections.unmodifiableList(new ArrayList<>(Arrays.asList(row))),
                    differs(row))));
    return rows;
  }

  private boolean differs(@Nullable String[] row) {
    long distinct = 0;
    List<@Nullable String> seen = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (columns.get(i).assessment() != null && !seen.contains(row[i])) {
        seen.add(row[i]);
        distinct++;
      }
    }
    return distinct > 1;
  }

  private record Key(Kind kind, String text) {}
}
