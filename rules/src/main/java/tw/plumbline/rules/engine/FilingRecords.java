package tw.plumbline.rules.engine;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.ReportPart;
import tw.plumbline.rules.facts.FilingFact;
import tw.plumbline.rules.facts.ReportFact;

/**
 * The earliest record of each kind of filing, and of each part of it. The report itself is a record
 * of its own filing; at the same instant it goes first, then the lower index.
 */
final class FilingRecords {
  private final ReportFact report;
  private final ZoneId zone;
  private final List<FilingRecord> records;

  FilingRecords(ReportFact report, ZoneId zone) {
    this.report = report;
    this.zone = zone;
    List<FilingRecord> given = report.content().filings();
    this.records = given == null ? List.of() : given;
  }

  List<FilingFact> of(String kind) {
    List<FilingFact> facts = new ArrayList<>();
    facts.add(earliest(kind, null, null));
    String unknownParts = unknownParts(kind);
    for (ReportPart part : ReportPart.values()) {
      facts.add(earliest(kind, part, unknownParts));
    }
    return facts;
  }

  private FilingFact earliest(
      String kind, @Nullable ReportPart part, @Nullable String unknownParts) {
    AllianceReport content = report.content();
    OffsetDateTime first = null;
    String pointer = "/filings";
    if (part == null && content.filing().equals(kind)) {
      first = content.filedAt();
      pointer = "/filedAt";
    }
    for (int i = 0; i < records.size(); i++) {
      FilingRecord record = records.get(i);
      List<ReportPart> parts = record.parts();
      boolean fits =
          record.kind().equals(kind) && (part == null || (parts != null && parts.contains(part)));
      if (fits && (first == null || record.filedAt().isBefore(first))) {
        first = record.filedAt();
        pointer = "/filings/" + i;
      }
    }
    return new FilingFact(
        report,
        pointer,
        kind,
        part == null ? null : part.name(),
        first == null ? null : first.atZoneSameInstant(zone).toLocalDate(),
        unknownParts);
  }

  private @Nullable String unknownParts(String kind) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).kind().equals(kind) && records.get(i).parts() == null) {
        return "/filings/" + i + "/parts";
      }
    }
    return null;
  }
}
