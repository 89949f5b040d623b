package tw.plumbline.rules.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tw.plumbline.model.report.AllianceReport;

/** The contract's schema, and those of the programmes, made ready once. */
final class Contract {
  private static final String SCHEMA = "/tw/plumbline/contract/alliance-report.schema.json";
  private static final String FACTS = "/tw/plumbline/contract/generic-facts.schema.json";
  private static final int MOST_SCHEMAS = 64;

  private final String schema = load(SCHEMA);
  private final String facts = load(FACTS);
  private final Shape report = new ShapeReader().read(schema);
  private final Set<String> figures = Set.copyOf(report.property("targets").names());
  private final Map<String, Shape> programmes = new ConcurrentHashMap<>();

  /** What every report must be. */
  Shape report() {
    return report;
  }

  /** Names of the figures that every programme knows. */
  Set<String> figures() {
    return figures;
  }

  /**
   * What a programme's own schema demands; it may refer by its {@code $id} to the contract's, and
   * to that of the generic facts.
   */
  Shape programme(String programmeSchema) {
    if (programmes.size() > MOST_SCHEMAS) {
      programmes.clear();
    }
    return programmes.computeIfAbsent(
        programmeSchema,
        text -> {
          ShapeReader reader = new ShapeReader();
          reader.read(schema);
          reader.read(facts);
          return reader.read(text);
        });
  }

  /** A schema that comes with the model. */
  static String load(String resource) {
    try (InputStream in = AllianceReport.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the model comes without " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
