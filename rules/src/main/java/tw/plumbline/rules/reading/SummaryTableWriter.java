package tw.plumbline.rules.reading;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tw.plumbline.model.programme.SummaryTable;

/** Writes summary tables as the contract's JSON, in UTF-8. */
public final class SummaryTableWriter {
  /** The table's JSON. */
  public byte[] write(SummaryTable table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonOut.to(out)) {
      new Page(json).table(table);
    }
    return out.toByteArray();
  }

  private record Page(JsonGenerator json) {
    void table(SummaryTable table) {
      json.writeStartObject();
      json.writeStringProperty("programme", table.programme());
      json.writeNumberProperty("programmeYear", table.programmeYear());
      json.writeStringProperty("allianceId", table.allianceId());
      json.writeStringProperty("name", table.name());
      json.writeStringProperty("filing", table.filing());
      JsonOut.rulebook(json, table.rulebook());
      JsonOut.list(json, "quarters", table.quarters(), this::quarter);
      JsonOut.list(json, "rows", table.rows(), this::row);
      json.writeEndObject();
    }

    private void quarter(SummaryTable.Quarter quarter) {
      json.writeStartObject();
      JsonOut.text(json, "name", quarter.name());
      json.writeStringProperty("from", quarter.from().toString());
      json.writeStringProperty("to", quarter.to().toString());
      json.writeEndObject();
    }

    private void row(SummaryTable.Row row) {
      json.writeStartObject();
      json.writeStringProperty("name", row.figure());
      JsonOut.text(json, "title", row.title());
      json.writeStringProperty("unit", row.unit());
      json.writeStringProperty("clause", row.clause());
      JsonOut.optional(json, "target", row.target());
      JsonOut.optional(json, "actual", row.actual());
      JsonOut.optional(json, "declared", row.declared());
      JsonOut.optional(json, "difference", row.difference());
      JsonOut.optional(json, "note", row.note());
      JsonOut.optional(json, "lastYear", row.lastYear());
      if (row.parts() != null) {
        parts(row.parts());
      }
      json.writeEndObject();
    }

    private void parts(SummaryTable.Parts parts) {
      JsonOut.list(json, "quarters", parts.quarters(), value -> JsonOut.number(json, value));
      JsonOut.number(json, "outside", parts.outside());
      JsonOut.number(json, "undated", parts.undated());
    }
  }
}
