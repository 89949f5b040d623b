package tw.plumbline.rules.engine;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.ReportPart;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.FilingFact;
import tw.plumbline.rules.facts.ReportFact;

/**
 * The earliest record of each kind of filing, and of each part of it. The report itself is a record
 * of its own filing; at the same instant it goes first, then the lower index. A correction within
 * its window is one as of its original, and the original's own record goes before it.
 */
final class FilingRecords {
  private final ReportFact report;
  private final CompletedReport completed;
  private final List<FilingRecord> records;
  private final ZoneId zone;
  private final Edition edition;

  FilingRecords(ReportFact report, CompletedReport completed, Edition edition) {
    this.report = report;
    this.completed = completed;
    this.records = completed.records();
    this.zone = edition.zone();
    this.edition = edition;
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
    OffsetDateTime first = null;
    String pointer = "/filings";
    if (isOwn(kind, part)) {
      first = completed.decidingAt();
      pointer = "/filedAt";
    }
    for (int i = 0; i < records.size(); i++) {
      FilingRecord record = records.get(i);
      if (of(record, kind, part) && (first == null || goesBefore(record, first, pointer))) {
        first = record.filedAt();
        pointer = "/filings/" + i;
      }
    }
    LocalDateTime due = due(kind);
    return new FilingFact(
        report,
        pointer,
        kind,
        part == null ? null : part.name(),
        first == null ? null : local(first).toLocalDate(),
        unknownParts,
        part == null ? first != null : earliest(kind, null, null).on() != null,
        due == null ? null : due.toLocalDate(),
        first != null && due != null && local(first).isAfter(due),
        due != null && local(completed.decidingAt()).isAfter(due));
  }

  /** Whether the report itself is that filing, or that part of it. */
  private boolean isOwn(String kind, @Nullable ReportPart part) {
    List<ReportPart> parts = completed.content().parts();
    return report.filing().equals(kind)
        && (part == null || (parts != null && parts.contains(part)));
  }

  private @Nullable LocalDateTime due(String kind) {
    Edition.Deadline deadline = edition.deadlines().get(kind);
    return deadline == null ? null : deadline.of(edition.asOf().get(kind), report.executionEnd());
  }

  private LocalDateTime local(OffsetDateTime at) {
    return at.atZoneSameInstant(zone).toLocalDateTime();
  }

  private static boolean of(FilingRecord record, String kind, @Nullable ReportPart part) {
    List<ReportPart> parts = record.parts();
    return record.kind().equals(kind) && (part == null || (parts != null && parts.contains(part)));
  }

  private boolean goesBefore(FilingRecord record, OffsetDateTime first, String pointer) {
    boolean isOriginal = completed.original() != null && pointer.equals("/filedAt");
    return record.filedAt().isBefore(first) || (isOriginal && record.filedAt().isEqual(first));
  }

  private @Nullable String unknownParts(String kind) {
    if (report.filing().equals(kind) && completed.content().parts() == null) {
      return "/parts";
    }
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).kind().equals(kind) && records.get(i).parts() == null) {
        return "/filings/" + i + "/parts";
      }
    }
    return null;
  }
}
