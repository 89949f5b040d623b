package tw.plumbline.model.report;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that was filed. */
public record FilingRecord(String kind, OffsetDateTime filedAt, @Nullable List<ReportPart> parts) {
  public FilingRecord {
    parts = AllianceReport.copy(parts);
  }
}
