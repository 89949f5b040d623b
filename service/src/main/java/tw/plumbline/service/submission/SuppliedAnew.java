package tw.plumbline.service.submission;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.rules.supply.Wanted;
import tw.plumbline.service.database.Database;

/** What would be supplied to a stored report if it were assessed now, or at another time. */
public final class SuppliedAnew {
  private final EarlierFilings earlier;
  private final KnownSubmissions known;

  public SuppliedAnew(Database database) {
    this.earlier = new EarlierFilings(database);
    this.known = new KnownSubmissions(database);
  }

  /**
   * The supply to a report. Filings that were made after the report are none of those that it could
   * rest on; what is known of earlier ones may have been corrected since.
   *
   * @param rulebooks those by which it was read
   * @param replaces what it corrects
   * @param knownAt submissions that were received later are left out
   */
  public Mono<Supply> supply(
      Plumbline rulebooks, AllianceReport report, @Nullable UUID replaces, OffsetDateTime knownAt) {
    List<Wanted> wanted = Wanted.of(report, rulebooks.edition(report));
    return replaces != null
            && rulebooks.edition(report).mayCorrect(report.filing(), report.filedAt())
        ? known
            .replaced(replaces)
            .flatMap(original -> earlier.supplyAsOf(knownAt, rulebooks, report, wanted, original))
        : earlier.supplyAsOf(knownAt, rulebooks, report, wanted, null);
  }
}
