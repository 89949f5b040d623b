package tw.plumbline.rules.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of section 8: every clause that has a check, with its severity, in its order. */
final class SectionEight {
  static final String VIOLATION = "VIOLATION";
  static final String WARNING = "WARNING";

  private static final String TABLE =
      """
      SA108-M-08 WARNING
      SA108-M-04 VIOLATION
      SA108-M-03 VIOLATION
      SA108-M-07 WARNING
      SA108-M-06 VIOLATION
      SA108-M-09 VIOLATION
      SA108-M-05 VIOLATION
      SA108-M-05b WARNING
      SA108-M-10 VIOLATION
      SA108-M-01 VIOLATION
      SA108-M-13 WARNING
      DR-04 WARNING
      SA105-G-12 WARNING
      SA108-I-08 VIOLATION
      SA108-I-20 WARNING
      SA108-I-06 VIOLATION
      SA108-I-07 VIOLATION
      SA108-I-04 VIOLATION
      SA108-D-01 WARNING
      SA108-I-05 VIOLATION
      SA108-I-03 VIOLATION
      SA108-I-09 WARNING
      SA108-I-10 VIOLATION
      SA108-I-11 VIOLATION
      SA108-I-12 VIOLATION
      SA108-I-14 VIOLATION
      SA108-M-12 WARNING
      DR-02 VIOLATION
      DR-03 WARNING
      SA108-K-01 VIOLATION
      SA108-K-02 VIOLATION
      SA108-K-04 VIOLATION
      SA108-K-05 VIOLATION
      SA108-K-06 VIOLATION
      SA108-K-07 VIOLATION
      SA108-K-09 VIOLATION
      SA108-K-10 VIOLATION
      DR-10 WARNING
      SA108-K-21 WARNING
      SA108-P-03 VIOLATION
      SA108-P-03b WARNING
      SA108-P-04 VIOLATION
      SA108-P-05 VIOLATION
      SA108-P-05b WARNING
      SA108-P-06 VIOLATION
      SA108-P-07 WARNING
      SA108-P-07b WARNING
      DR-11 WARNING
      SA108-K-20 VIOLATION
      DR-09 VIOLATION
      SA108-K-22 WARNING
      DR-12 VIOLATION
      SA108-D-02 VIOLATION
      SA108-D-07 VIOLATION
      SA108-D-10 VIOLATION
      SA108-D-04 VIOLATION
      SA108-D-08 VIOLATION
      SA108-D-14 VIOLATION
      SA105-G-01 VIOLATION
      SA105-G-02 VIOLATION
      SA105-G-10 VIOLATION
      SA105-G-11 VIOLATION
      SA105-G-13 VIOLATION
      SA108-O-01 VIOLATION
      SA108-O-03 VIOLATION
      SA108-O-15 WARNING
      """;

  private static final Map<String, String> SEVERITIES = read();
  private static final List<String> CLAUSES = List.copyOf(new ArrayList<>(SEVERITIES.keySet()));

  private SectionEight() {}

  static List<String> clauses() {
    return CLAUSES;
  }

  static String severity(String clause) {
    String severity = SEVERITIES.get(clause);
    if (severity == null) {
      throw new IllegalArgumentException("no check in section 8: " + clause);
    }
    return severity;
  }

  private static Map<String, String> read() {
    Map<String, String> severities = new LinkedHashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(cells -> severities.put(cells[0], cells[1]));
    return Collections.unmodifiableMap(severities);
  }
}
