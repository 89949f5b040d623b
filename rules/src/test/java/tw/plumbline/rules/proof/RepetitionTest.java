package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportWriter;

class RepetitionTest {
  private static final int THREADS = 8;

  private final Plumbline plumbline = Engines.executableModel();
  private final AssessmentWriter writer = new AssessmentWriter();

  @OverReports
  void the_same_report_gives_the_same_bytes_again(@ForAll(supplier = Seeds.class) long seed) {
    AllianceReport report = RandomReports.of(seed);

    byte[] first = writer.write(plumbline.assess(report));

    assertThat(writer.write(plumbline.assess(RandomReports.of(seed + 1)))).isNotEqualTo(first);
    assertThat(writer.write(plumbline.assess(report))).isEqualTo(first);
  }

  @OverReports
  void eight_threads_get_the_same_bytes_as_one(@ForAll(supplier = Seeds.class) long seed)
      throws InterruptedException, ExecutionException {
    List<AllianceReport> reports = new ArrayList<>();
    List<byte[]> alone = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      reports.add(RandomReports.of(seed + i));
      alone.add(writer.write(plumbline.assess(reports.get(i))));
    }

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<List<byte[]>> answers : threads.invokeAll(tasks(reports))) {
        assertThat(answers.get()).usingElementComparator(Arrays::compare).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<List<byte[]>>> tasks(List<AllianceReport> reports) {
    Callable<List<byte[]>> task =
        () -> reports.stream().map(report -> writer.write(plumbline.assess(report))).toList();
    return Collections.nCopies(THREADS, task);
  }

  @OverReports
  void the_order_of_json_keys_changes_neither_digest_nor_assessment(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper paper = Paper.of(seed);

    Reading.Accepted report = Paper.read(paper.bytes());
    Reading.Accepted shuffled = Paper.read(paper.bytes(new Random(seed)));

    assertThat(shuffled.digest()).isEqualTo(report.digest());
    assertThat(shuffled.report()).isEqualTo(report.report());
    assertThat(writer.write(plumbline.assess(shuffled)))
        .isEqualTo(writer.write(plumbline.assess(report)));
  }

  @OverReports
  void a_report_that_was_written_and_read_again_gives_the_same_bytes(
      @ForAll(supplier = Seeds.class) long seed) {
    AllianceReport report = RandomReports.of(seed);

    Reading.Accepted read = Paper.read(new ReportWriter().write(report));

    assertThat(writer.write(plumbline.assess(read)))
        .isEqualTo(writer.write(plumbline.assess(report)));
  }
}
