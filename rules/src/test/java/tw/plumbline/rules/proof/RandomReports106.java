package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.report.AllianceReport;

/**
 * Random reports of 106 and 107: those of 108 with every day moved by whole years, so that their
 * days lie about the bounds of the earlier year.
 */
final class RandomReports106 {
  private static final Pattern DAY = Pattern.compile("\"(20[0-9]{2}-[0-9]{2}-[0-9]{2})");

  private RandomReports106() {}

  static AllianceReport of(long seed, int year) {
    ObjectNode report = Paper.of(seed).tree();
    report.put("programmeYear", year);
    return Paper.read(moved(report.toString(), year - 108)).report();
  }

  private static byte[] moved(String json, int years) {
    return DAY.matcher(json)
        .replaceAll(
            day -> Matcher.quoteReplacement("\"" + LocalDate.parse(day.group(1)).plusYears(years)))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
