package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.rules.supply.SupplyBuilder;
import tw.plumbline.rules.supply.Wanted;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Finds in stored submissions of an alliance what a report of it does not bring. */
final class EarlierFilings {
  /**
   * Of each kind in each year the newest submission, and beside it the earliest of those that no
   * other one corrects: that is the record of the filing.
   */
  private static final String NEWEST =
      """
      select n.*, e.id as earliest_id, e.deadline_at as earliest_at,
        e.report_digest as earliest_digest,
        (select jsonb_object_agg(f.name, f.value) from figure f where f.submission = n.id) as figures
      from (
        select distinct on (s.programme_year, s.filing)
          s.id, s.programme, s.alliance_id, s.programme_year, s.filing, s.phase, s.year_of_phase,
          s.report_digest, s.report
        from submission s
        where s.programme = $1 and s.alliance_id = $2 and s.programme_year = any($3)
          and s.filing = any($4) and ($5::timestamptz is null or s.received_at <= $5)
        order by s.programme_year, s.filing, s.position desc) n
      cross join lateral (
        select h.id, h.deadline_at, h.report_digest
        from submission h
        where h.programme = n.programme and h.alliance_id = n.alliance_id
          and h.programme_year = n.programme_year and h.filing = n.filing
          and ($5::timestamptz is null or h.received_at <= $5)
          and not exists (
            select from submission r
            where r.replaces = h.id and ($5::timestamptz is null or r.received_at <= $5))
        order by h.deadline_at, h.position
        limit 1) e
      order by n.programme_year, n.filing
      """;

  private final Database database;

  EarlierFilings(Database database) {
    this.database = database;
  }

  /**
   * The supply to a report.
   *
   * @param rulebooks those by which it was read
   * @param original what it corrects, where it does so within the window of its kind
   */
  Mono<Supply> supply(
      Plumbline rulebooks,
      AllianceReport report,
      List<Wanted> wanted,
      @Nullable Replaced original) {
    if (wanted.isEmpty()) {
      return Mono.just(build(rulebooks, report, wanted, List.of(), original, true));
    }
    return database
        .rows(newest(report, wanted, null), Filed::of)
        .collectList()
        .map(filed -> build(rulebooks, report, wanted, filed, original, true));
  }

  /** The same from what was received up to an instant; records of later filings are left out. */
  Mono<Supply> supplyAsOf(
      OffsetDateTime knownAt,
      Plumbline rulebooks,
      AllianceReport report,
      List<Wanted> wanted,
      @Nullable Replaced original) {
    if (wanted.isEmpty()) {
      return Mono.just(build(rulebooks, report, wanted, List.of(), original, true));
    }
    return database
        .rows(newest(report, wanted, knownAt), Filed::of)
        .collectList()
        .map(filed -> build(rulebooks, report, wanted, filed, original, false));
  }

  private static Sql newest(
      AllianceReport report, List<Wanted> wanted, @Nullable OffsetDateTime knownAt) {
    return Sql.of(
        "submission.earlier",
        NEWEST,
        report.programme(),
        report.alliance().id(),
        wanted.stream().map(Wanted::programmeYear).distinct().toArray(Integer[]::new),
        wanted.stream().flatMap(fact -> fact.filings().stream()).distinct().toArray(String[]::new),
        Sql.maybe(knownAt, OffsetDateTime.class));
  }

  private static Supply build(
      Plumbline rulebooks,
      AllianceReport report,
      List<Wanted> wanted,
      List<Filed> filed,
      @Nullable Replaced original,
      boolean evenLater) {
    SupplyBuilder supply = Supply.to(report);
    Edition edition = rulebooks.edition(report);
    for (Wanted fact : wanted) {
      List<Filed> from = filed.stream().filter(one -> one.answers(fact)).toList();
      switch (fact.take()) {
        case RECORDS ->
            from.stream()
                .filter(one -> evenLater || !one.isLaterThan(report))
                .forEach(
                    one ->
                        supply.filing(
                            one.record(edition),
                            one.earliestId().toString(),
                            one.earliestDigest()));
        case TARGETS ->
            last(from)
                .ifPresent(one -> figures(supply, fact, one, targets(rulebooks, one.report())));
        case COMPUTED ->
            last(from)
                .ifPresent(
                    one ->
                        figures(
                            supply, fact, one, certain(one.figures(), fact.pointer(), edition)));
      }
    }
    if (original != null) {
      supply.original(original.record(edition), original.id().toString(), original.digest());
    }
    return supply.build();
  }

  /** Without the parts of a sum that do not add up to it: of these some are not known. */
  private static Map<String, BigDecimal> certain(
      Map<String, BigDecimal> figures, String column, Edition edition) {
    Map<String, BigDecimal> certain = new TreeMap<>(figures);
    for (Edition.Sum sum : edition.sums()) {
      BigDecimal parts =
          Stream.concat(sum.parts().stream(), sum.optional().stream())
              .map(part -> figures.getOrDefault(part, BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal total = figures.get(sum.total());
      if (sum.columns().contains(column) && total != null && total.compareTo(parts) != 0) {
        certain.keySet().removeAll(sum.parts());
        certain.keySet().removeAll(sum.optional());
      }
    }
    return certain;
  }

  private static Optional<Filed> last(List<Filed> filed) {
    return filed.isEmpty() ? Optional.empty() : Optional.of(filed.get(filed.size() - 1));
  }

  private static void figures(
      SupplyBuilder supply, Wanted fact, Filed from, @Nullable Map<String, BigDecimal> figures) {
    if (figures != null && !figures.isEmpty()) {
      supply.figures(fact.pointer(), figures, from.id().toString(), from.digest());
    }
  }

  private static @Nullable Map<String, BigDecimal> targets(Plumbline rulebooks, byte[] report) {
    return rulebooks.read(report) instanceof Reading.Accepted read ? read.report().targets() : null;
  }

  /** The newest stored submission of a kind in a year, and the record of that filing. */
  private record Filed(
      UUID id,
      int programmeYear,
      String filing,
      @Nullable Integer phase,
      @Nullable Integer yearOfPhase,
      String digest,
      byte[] report,
      UUID earliestId,
      OffsetDateTime earliestAt,
      String earliestDigest,
      Map<String, BigDecimal> figures) {
    static Filed of(Row row) {
      Columns columns = new Columns(row);
      String figures = columns.maybe("figures", String.class);
      return new Filed(
          columns.of("id", UUID.class),
          columns.of("programme_year", Integer.class),
          columns.of("filing", String.class),
          columns.maybe("phase", Integer.class),
          columns.maybe("year_of_phase", Integer.class),
          columns.of("report_digest", String.class),
          columns.of("report", byte[].class),
          columns.of("earliest_id", UUID.class),
          columns.of("earliest_at", OffsetDateTime.class),
          columns.of("earliest_digest", String.class),
          figures == null ? Map.of() : StoredJson.figures(figures));
    }

    boolean answers(Wanted fact) {
      return programmeYear == fact.programmeYear()
          && fact.filings().contains(filing)
          && (fact.ofPhase() == null || fact.ofPhase().equals(phase))
          && (fact.ofYearOfPhase() == null || fact.ofYearOfPhase().equals(yearOfPhase));
    }

    /** Whether the filing was made after a report. */
    boolean isLaterThan(AllianceReport report) {
      return earliestAt.toInstant().isAfter(report.filedAt().toInstant());
    }

    FilingRecord record(Edition edition) {
      return Replaced.record(filing, earliestAt, edition);
    }
  }
}
