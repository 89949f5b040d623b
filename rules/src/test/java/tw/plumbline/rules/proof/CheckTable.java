package tw.plumbline.rules.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clauses of an edition that have a check, with their severities, in its order. */
record CheckTable(Map<String, String> severities) {
  static final String VIOLATION = "VIOLATION";
  static final String WARNING = "WARNING";

  /** A line a clause: its id and its severity. */
  static CheckTable read(String table) {
    Map<String, String> severities = new LinkedHashMap<>();
    table
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(cells -> severities.put(cells[0], cells[1]));
    return new CheckTable(Collections.unmodifiableMap(severities));
  }

  List<String> clauses() {
    return List.copyOf(severities.keySet());
  }

  String severity(String clause) {
    String severity = severities.get(clause);
    if (severity == null) {
      throw new IllegalArgumentException("no check of this edition: " + clause);
    }
    return severity;
  }
}
