package tw.plumbline.rules.book;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * {@code programme.yaml}: what holds for the programme as a whole.
 *
 * @param zone in which days begin and end
 * @param reportSchema file with the JSON Schema of what its reports must bring beyond the contract
 * @param records kinds of filing of which there may be a record
 * @param order of the clauses in which checks are answered
 * @param figures in the order in which they are answered
 * @param terms what codes of the contract are called in messages
 */
record ProgrammePage(
    int formatVersion,
    String programme,
    BilingualText name,
    ZoneId zone,
    @Nullable String reportSchema,
    List<EditionRow> editions,
    List<FilingKind> filings,
    List<String> records,
    List<String> stations,
    List<String> order,
    List<String> figures,
    Map<String, BilingualText> terms) {
  static final String FILE = "programme.yaml";

  /** One programme year for which there are rules. */
  record EditionRow(int year, String id) {}

  /** A kind of filing, and the last day of the period that it covers. */
  record FilingKind(String kind, BilingualText name, List<AsOf> asOf) {}

  record AsOf(int from, @Nullable Integer to, LocalDate value) implements Dated {}
}
