package tw.plumbline.rules.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.programme.SummaryTable;
import tw.plumbline.model.programme.SummaryTable.Quarter;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;

/** Real reports of year 108 and their tables. */
final class Sample {
  private static final Plumbline PLUMBLINE = Plumbline.builtIn();
  static final Edition EDITION = PLUMBLINE.edition("small-alliance-108").orElseThrow();
  static final List<Quarter> QUARTERS =
      List.of(
          quarter("第一季", "Q1", "2019-02-01", "2019-04-30"),
          quarter("第二季", "Q2", "2019-05-01", "2019-07-31"),
          quarter("第三季", "Q3", "2019-08-01", "2019-10-31"),
          quarter("第四季", "Q4", "2019-11-01", "2020-01-31"));
  static final SummaryTables TABLES = new SummaryTables(EDITION, QUARTERS);

  private Sample() {}

  static SummaryTable table(String name) {
    return table(name, null, Map.of());
  }

  static SummaryTable table(
      String name, @Nullable AllianceReport targets, Map<String, BigDecimal> lastYear) {
    Reading.Accepted report = accepted(name);
    return TABLES.of(report.report(), assess(report), targets, lastYear);
  }

  /** The table of the briefing's sample with one change of its report. */
  static SummaryTable changed(String from, String to) {
    String text = text("/golden/summary-table-k23.json");
    String quoted = from.replace('\'', '"');
    assertThat(text).contains(quoted);
    Reading.Accepted report = read(text.replace(quoted, to.replace('\'', '"')));
    return TABLES.of(report.report(), assess(report), null, Map.of());
  }

  static Reading.Accepted accepted(String name) {
    return read(text(name));
  }

  static Assessment assess(Reading.Accepted report) {
    return PLUMBLINE.assess(report);
  }

  static String text(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Reading.Accepted read(String json) {
    Reading reading = PLUMBLINE.read(json.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return (Reading.Accepted) reading;
  }

  private static Quarter quarter(String zhTw, String en, String from, String to) {
    return new Quarter(new BilingualText(zhTw, en), LocalDate.parse(from), LocalDate.parse(to));
  }
}
