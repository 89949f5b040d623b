package tw.plumbline.it.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.reading.ReportWriter;

/** Reports of one size, each of another alliance, over and over. */
final class Reports {
  /** As many as a service with rules off has prepared answers for. */
  private static final int ALLIANCES = 200;

  private static final JsonMapper JSON = new JsonMapper();

  private final List<byte[]> reports;
  private final AtomicInteger taken = new AtomicInteger();

  Reports(int items) {
    this.reports = IntStream.range(0, ALLIANCES).mapToObj(i -> report(i, items)).toList();
  }

  byte[] next() {
    return reports.get(Math.floorMod(taken.getAndIncrement(), ALLIANCES));
  }

  private static byte[] report(int number, int items) {
    byte[] drawn = new ReportWriter().write(RandomReports.large(number, items));
    ObjectNode report = (ObjectNode) JSON.readTree(drawn);
    ((ObjectNode) report.path("alliance")).put("id", "BENCHMARK-" + number);
    return JSON.writeValueAsBytes(report);
  }
}
