package tw.plumbline.rules.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.Payer;
import tw.plumbline.model.text.RocDate;

/** The contract's examples, read by a binding of the tests' own: dates, payers, defaults. */
final class ExampleReports {
  static final List<String> NAMES =
      List.of(
          "a-compliant-second-kpi",
          "b-expired-and-mainland-members",
          "c-income-that-does-not-count",
          "d-phase-2-income-equal-to-the-grant",
          "e-targets-below-phase-1",
          "f-late-and-incomplete");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(LocalDate.class, new Days())
                  .addDeserializer(Payer.class, new Payers()))
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ExampleReports() {}

  static AllianceReport report(String name) {
    ObjectNode report = (ObjectNode) tree(name + ".json");
    each(report, "members", member -> setDefault(member, "jurisdiction", "TW"));
    each(report, "incomes", ExampleReports::incomeDefaults);
    each(report, "technologyTransfers", ExampleReports::partnerDefaults);
    each(report, "cooperationProjects", ExampleReports::partnerDefaults);
    each(report, "outcomes", ExampleReports::outcomeDefaults);
    return MAPPER.treeToValue(report, AllianceReport.class);
  }

  static JsonNode expected(String name) {
    return tree(name + ".expected.json");
  }

  private static JsonNode tree(String file) {
    try (InputStream in = ExampleReports.class.getResourceAsStream("/examples/" + file)) {
      return MAPPER.readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void each(
      ObjectNode report, String list, java.util.function.Consumer<ObjectNode> change) {
    JsonNode items = report.get(list);
    if (items != null) {
      items.forEach(item -> change.accept((ObjectNode) item));
    }
  }

  private static void incomeDefaults(ObjectNode income) {
    setDefault(income, "form", "CASH");
    if (!income.has("freelyUsable")) {
      income.put("freelyUsable", true);
    }
  }

  private static void partnerDefaults(ObjectNode contract) {
    if (contract.get("partner") instanceof ObjectNode partner) {
      setDefault(partner, "jurisdiction", "TW");
    }
  }

  private static void outcomeDefaults(ObjectNode outcome) {
    if (!outcome.has("count")) {
      outcome.put("count", 1);
    }
  }

  private static void setDefault(ObjectNode object, String field, String value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  private static final class Days extends ValueDeserializer<LocalDate> {
    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      return RocDate.read(parser.getString()).orElseThrow();
    }
  }

  private static final class Payers extends ValueDeserializer<Payer> {
    @Override
    public Payer deserialize(JsonParser parser, DeserializationContext context) {
      ObjectNode payer = context.readValue(parser, ObjectNode.class);
      if (payer.has("member")) {
        return new Payer.ListedMember(payer.get("member").asString());
      }
      setDefault(payer, "jurisdiction", "TW");
      return new Payer.InPlace(context.readTreeAsValue(payer, Party.class));
    }
  }
}
