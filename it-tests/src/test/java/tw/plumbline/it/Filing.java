package tw.plumbline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report that is submitted under a key. */
record Filing(String key, String alliance, String report) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The sample reports as if each were filed by many alliances of other names: all filings of the
   * first alliance, then of the second …
   *
   * @param name what keys and alliances begin with
   */
  static List<Filing> samples(String name, int alliances) throws IOException {
    List<List<Path>> families = families();
    List<Filing> filings = new ArrayList<>();
    for (int i = 0; i < alliances; i++) {
      for (Path sample : families.get(i % families.size())) {
        filings.add(of(sample, name + "-" + i));
      }
    }
    return filings;
  }

  private static List<List<Path>> families() throws IOException {
    List<List<Path>> families = new ArrayList<>();
    for (Path sample : Program.samples()) {
      if (sample.getFileName().toString().startsWith("1-")) {
        families.add(new ArrayList<>());
      }
      families.get(families.size() - 1).add(sample);
    }
    return families;
  }

  private static Filing of(Path sample, String alliance) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(Files.readString(sample));
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    String key = alliance + "-" + report.path("filing").asString();
    return new Filing(key, alliance, report.toString());
  }

  /** The same report under another key. */
  Filing under(String otherKey) {
    return new Filing(otherKey, alliance, report);
  }

  /** Another report under the same key: the alliance has another name. */
  Filing naming(String otherName) {
    ObjectNode other = (ObjectNode) JSON.readTree(report);
    ((ObjectNode) other.path("alliance")).put("name", otherName);
    return new Filing(key, alliance, other.toString());
  }
}
