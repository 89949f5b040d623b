package tw.plumbline.rules.supply;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;

/** Puts a supply together; the order in which things are added makes no difference. */
public final class SupplyBuilder {
  /** The earliest first. */
  private static final Comparator<Stored> ORDER =
      Comparator.comparing((Stored stored) -> stored.record().filedAt().toInstant())
          .thenComparing(stored -> stored.record().kind())
          .thenComparing(Stored::submission);

  private final AllianceReport report;
  private final List<Supplied> figures = new ArrayList<>();
  private final List<Stored> records = new ArrayList<>();
  private @Nullable OffsetDateTime originalFiledAt;

  SupplyBuilder(AllianceReport report) {
    this.report = report;
  }

  /**
   * Adds figures.
   *
   * @param pointer where they would stand in the report
   */
  public SupplyBuilder figures(
      String pointer, Map<String, BigDecimal> byName, String submission, String digest) {
    figures.add(new Supplied(pointer, new Supplied.Figures(byName), submission, digest));
    return this;
  }

  /** Adds a record of a filing; it makes no difference where the report brings its own list. */
  public SupplyBuilder filing(FilingRecord record, String submission, String digest) {
    if (report.filings() == null) {
      records.add(new Stored(record, submission, digest));
    }
    return this;
  }

  /**
   * Adds the filing that the report corrects, within the window of its kind.
   *
   * @throws IllegalArgumentException if it is of another kind than the report
   */
  public SupplyBuilder original(FilingRecord record, String submission, String digest) {
    if (!record.kind().equals(report.filing())) {
      throw new IllegalArgumentException(record.kind() + " is no original of a " + report.filing());
    }
    records.add(new Stored(record, submission, digest));
    originalFiledAt = record.filedAt();
    return this;
  }

  /** The supply, its records counted on from those that the report brings. */
  public Supply build() {
    List<Supplied> facts = new ArrayList<>(figures);
    int next = report.filings() == null ? 0 : report.filings().size();
    for (Stored stored : records.stream().sorted(ORDER).toList()) {
      facts.add(stored.at("/filings/" + next++));
    }
    return new Supply(facts, originalFiledAt);
  }

  private record Stored(FilingRecord record, String submission, String digest) {
    Supplied at(String pointer) {
      return new Supplied(pointer, new Supplied.Filing(record), submission, digest);
    }
  }
}
