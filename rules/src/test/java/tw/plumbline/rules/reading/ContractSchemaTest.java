package tw.plumbline.rules.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Application;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.Investigator;
import tw.plumbline.model.report.LiaisonCentre;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.PlanYear;
import tw.plumbline.model.report.Publicity;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.TargetsAndActuals;

class ContractSchemaTest {
  private final Map<?, ?> schema =
      (Map<?, ?>)
          Draft.of(Draft.resource("/tw/plumbline/contract/alliance-report.schema.json")).document();

  @Test
  void the_schema_and_the_model_name_the_same_fields() {
    Map<String, Class<?>> records =
        Map.ofEntries(
            Map.entry("alliance", Alliance.class),
            Map.entry("member", Member.class),
            Map.entry("agreement", Agreement.class),
            Map.entry("income", Income.class),
            Map.entry("contract", Contract.class),
            Map.entry("partyInPlace", Party.class),
            Map.entry("activity", Activity.class),
            Map.entry("outcome", Outcome.class),
            Map.entry("filingRecord", FilingRecord.class),
            Map.entry("budgetItem", BudgetItem.class),
            Map.entry("publicity", Publicity.class),
            Map.entry("staff", Staff.class),
            Map.entry("application", Application.class),
            Map.entry("planYear", PlanYear.class),
            Map.entry("investigator", Investigator.class),
            Map.entry("liaisonCentre", LiaisonCentre.class),
            Map.entry("targetsAndActuals", TargetsAndActuals.class));
    assertThat(fields(AllianceReport.class)).isEqualTo(keys(schema, "properties"));
    records.forEach(
        (name, type) ->
            assertThat(fields(type)).as(name).isEqualTo(keys(schema, "$defs", name, "properties")));
  }

  @Test
  void every_value_of_a_list_of_values_is_one_that_the_model_knows() {
    Map<?, ?> definitions = at(schema, "$defs");
    for (RecordComponent list : AllianceReport.class.getRecordComponents()) {
      if (at(schema, "properties", list.getName()).get("items") instanceof Map<?, ?> items) {
        check(list, at(definitions, name(items.get("$ref"))), definitions);
      }
    }
  }

  private void check(RecordComponent list, Map<?, ?> definition, Map<?, ?> definitions) {
    String type = list.getGenericType().getTypeName().replaceAll(".*<|>", "");
    for (RecordComponent component : component(type)) {
      Map<?, ?> property = at(definition, "properties", component.getName());
      Object ref = property.get("$ref");
      Map<?, ?> shape = ref == null ? property : at(definitions, name(ref));
      if (component.getType().isEnum()) {
        List<String> constants =
            Arrays.stream(component.getType().getEnumConstants()).map(Object::toString).toList();
        assertThat(shape.get("enum")).as(component.toString()).isEqualTo(constants);
      }
    }
  }

  private static String name(@Nullable Object reference) {
    return ((String) requireNonNull(reference)).substring("#/$defs/".length());
  }

  private static RecordComponent[] component(String type) {
    try {
      return Class.forName(type).getRecordComponents();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"minimun\": 3}",
        "{\"properties\": {\"a\": {\"contains\": {}}}}",
        "[]",
        "{",
        "{\"a\":null}",
        "{\"$ref\": \"#/$defs/none\"}",
        "{\"type\": \"text\"}"
      })
  void a_schema_that_demands_what_nobody_checks_is_refused(String programmeSchema) {
    ReportReader reader = new ReportReader(Draft.PROGRAMMES);
    assertThatThrownBy(() -> reader.prepare(programmeSchema))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_schema_may_come_back_to_itself() {
    Shape tree =
        new ShapeReader()
            .read(
                "{\"$defs\": {\"t\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/t\"}}},"
                    + " \"$ref\": \"#/$defs/t\"}");
    Faults faults = Faults.collecting();
    Object document = Draft.of("[[], [[1]]]").document();
    tree.check(document, new Place(), faults);
    tree.fillDefaults(document);
    assertThat(faults.inOrderOf(document)).extracting(Fault::pointer).containsExactly("/1/0/0");
  }

  private static Set<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private static Set<?> keys(Map<?, ?> schema, String... path) {
    return at(schema, path).keySet();
  }

  private static Map<?, ?> at(Map<?, ?> schema, String... path) {
    Map<?, ?> at = schema;
    for (String step : path) {
      at = (Map<?, ?>) requireNonNull(at.get(step));
    }
    return at;
  }
}
