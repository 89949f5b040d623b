package tw.plumbline.rules.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Reading;

/** One of the contract's examples, changed before it is read and assessed with a supply. */
final class Paper {
  static final Plumbline PLUMBLINE = Plumbline.load(Path.of("rulebook"));
  static final Edition EDITION = PLUMBLINE.edition("small-alliance-108").orElseThrow();

  /** Of a submission that something is taken from. */
  static final String ID = "S1";

  static final String DIGEST = "sha256:" + "0".repeat(64);

  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode tree;

  private Paper(ObjectNode tree) {
    this.tree = tree;
  }

  static Paper example(String name) {
    try (InputStream in = Paper.class.getResourceAsStream("/examples/" + name + ".json")) {
      return new Paper((ObjectNode) MAPPER.readTree(Objects.requireNonNull(in, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Paper with(String pointer, String json) {
    holder(pointer).set(last(pointer), MAPPER.readTree(json));
    return this;
  }

  Paper without(String pointer) {
    holder(pointer).remove(last(pointer));
    return this;
  }

  Reading.Accepted read() {
    Reading reading = PLUMBLINE.read(MAPPER.writeValueAsBytes(tree));
    if (reading instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(reading);
  }

  AllianceReport report() {
    return read().report();
  }

  Assessment assess() {
    return PLUMBLINE.assess(read());
  }

  Assessment assess(Supply supply) {
    return PLUMBLINE.assess(read(), supply);
  }

  static FilingRecord record(String kind, String filedAt) {
    return new FilingRecord(kind, OffsetDateTime.parse(filedAt), null);
  }

  static Status status(Assessment assessment, String clause) {
    return assessment.checks().stream()
        .filter(check -> check.clause().equals(clause))
        .map(Check::status)
        .findFirst()
        .orElseThrow();
  }

  /** The findings of a clause: severity and pointer. */
  static List<String> findings(Assessment assessment, String clause) {
    return assessment.findings().stream()
        .filter(finding -> finding.clause().equals(clause))
        .map(Paper::line)
        .toList();
  }

  private static String line(Finding finding) {
    return finding.severity() + " " + finding.pointer();
  }

  private ObjectNode holder(String pointer) {
    return (ObjectNode) tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
