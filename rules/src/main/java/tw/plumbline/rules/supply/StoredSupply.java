package tw.plumbline.rules.supply;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.ReportPart;

/** A supply as an assessment was answered with it, read back. */
public final class StoredSupply {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String RECORDS = "/filings/";

  private StoredSupply() {}

  /**
   * The supply with which the same report is assessed to the same answer.
   *
   * @param supplied the answer's {@code supplied}; an empty array for none
   * @param originalFiledAt when the report that it corrects was filed, where that decided
   */
  public static Supply read(String supplied, @Nullable OffsetDateTime originalFiledAt) {
    List<Supplied> facts = new ArrayList<>();
    for (JsonNode fact : JSON.readTree(supplied)) {
      String pointer = fact.path("pointer").stringValue();
      JsonNode value = fact.path("value");
      facts.add(
          new Supplied(
              pointer,
              pointer.startsWith(RECORDS) ? filing(value) : figures(value),
              fact.path("submission").stringValue(),
              fact.path("digest").stringValue()));
    }
    return facts.isEmpty() && originalFiledAt == null
        ? Supply.NONE
        : new Supply(facts, originalFiledAt);
  }

  private static Supplied.Content figures(JsonNode value) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    value.forEachEntry((name, figure) -> figures.put(name, figure.decimalValue()));
    return new Supplied.Figures(figures);
  }

  private static Supplied.Content filing(JsonNode value) {
    List<ReportPart> parts = null;
    if (value.path("parts").isArray()) {
      parts = new ArrayList<>();
      for (JsonNode part : value.path("parts")) {
        parts.add(ReportPart.valueOf(part.stringValue()));
      }
    }
    return new Supplied.Filing(
        new FilingRecord(
            value.path("kind").stringValue(),
            OffsetDateTime.parse(value.path("filedAt").stringValue()),
            parts));
  }
}
