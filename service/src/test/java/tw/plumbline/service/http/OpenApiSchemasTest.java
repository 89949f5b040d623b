package tw.plumbline.service.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.AgreementKind;
import tw.plumbline.model.report.BudgetCategory;
import tw.plumbline.model.report.BudgetPurpose;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Confirmer;
import tw.plumbline.model.report.Degree;
import tw.plumbline.model.report.Duty;
import tw.plumbline.model.report.Employer;
import tw.plumbline.model.report.Employment;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.model.report.Honour;
import tw.plumbline.model.report.IncomeForm;
import tw.plumbline.model.report.IncomeKind;
import tw.plumbline.model.report.InstitutionKind;
import tw.plumbline.model.report.InvestigatorRole;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Qualification;
import tw.plumbline.model.report.Rank;
import tw.plumbline.model.report.RegistryStatus;
import tw.plumbline.model.report.ReportPart;
import tw.plumbline.model.report.ScarceField;
import tw.plumbline.model.report.Secondment;
import tw.plumbline.model.report.Signatory;
import tw.plumbline.model.report.StaffRole;
import tw.plumbline.model.report.Trade;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.rerun.Rerun;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.decision.HearingManner;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.DraftEdits;
import tw.plumbline.service.draft.ImpactRun;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.replay.ReplayRun;
import tw.plumbline.service.replay.ReplayScope;
import tw.plumbline.service.replay.StoredFault;
import tw.plumbline.service.replay.Views;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverStatus;

/** The schemas of the document against JSON Schema, and their lists of values against the code. */
final class OpenApiSchemasTest {
  private static final String SCHEMAS = "/components/schemas";
  private static final String FILINGS = "/FilingRecord/properties/kind";
  private static final String HEALTH = "/Health/properties/status";

  /** Problems of lines stand within the examples of whole batches. */
  private static final String IN_LINES_ONLY = "#/components/examples/problem-no-batch-line";

  /** {@link OpenApiProblemsTest} knows it. */
  private static final String PROBLEMS = "/ProblemType";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  /** Lists of all values of an enum. */
  private static final Map<String, Class<? extends Enum<?>>> WHOLE =
      Map.ofEntries(
          entry("/Activity/properties/kind", ActivityKind.class),
          entry("/Activity/properties/role", tw.plumbline.model.report.Role.class),
          entry("/Agreement/properties/kind", AgreementKind.class),
          entry("/Agreement/properties/signatory", Signatory.class),
          entry("/AllianceReport/properties/confirmedBy", Confirmer.class),
          entry("/AssessmentCheck/properties/status", tw.plumbline.model.assessment.Status.class),
          entry("/Assessment/properties/verdict", Verdict.class),
          entry("/Assessment/properties/verdictWithoutWaivers", Verdict.class),
          entry("/AtRisk/properties/verdict", Verdict.class),
          entry("/AssessmentChange/properties/after", Verdict.class),
          entry("/AssessmentChange/properties/before", Verdict.class),
          entry("/BudgetCategory", BudgetCategory.class),
          entry("/BudgetItem/properties/purpose", BudgetPurpose.class),
          entry("/CellEdit/properties/kind", DraftEdits.Kind.class),
          entry("/CheckChange/properties/after", tw.plumbline.model.assessment.Status.class),
          entry("/CheckChange/properties/before", tw.plumbline.model.assessment.Status.class),
          entry("/Candidate/properties/verdict", Verdict.class),
          entry("/Decision/properties/kind", DecisionKind.class),
          entry("/Decision/properties/status", DecisionStatus.class),
          entry("/DecisionHearing/properties/manner", HearingManner.class),
          entry("/DecisionRequest/properties/kind", DecisionKind.class),
          entry("/DecisionStep/properties/kind", KeptDecision.Kind.class),
          entry("/Hearing/properties/manner", HearingManner.class),
          entry("/Draft/properties/standing", Draft.Standing.class),
          entry("/DraftGate/properties/gate", Gate.class),
          entry("/DraftImpact/properties/standing", ImpactRun.Standing.class),
          entry("/ReplayRequest/properties/scope", ReplayScope.class),
          entry("/Replay/properties/outcome", Rerun.Outcome.class),
          entry("/ReplayRun/properties/scope", ReplayScope.class),
          entry("/ReplayRun/properties/standing", ReplayRun.Standing.class),
          entry("/StoredFault/properties/what", StoredFault.What.class),
          entry("/ViewColumn/properties/verdict", Verdict.class),
          entry("/ViewRow/properties/kind", Views.Kind.class),
          entry("/DraftStep/properties/kind", Draft.Step.Kind.class),
          entry("/FaultCode", FaultCode.class),
          entry("/Filed/properties/verdict", Verdict.class),
          entry("/Filed/properties/verdictWithoutWaivers", Verdict.class),
          entry("/FiledFinding/properties/severity", Severity.class),
          entry("/FilingRecord/properties/parts/items", ReportPart.class),
          entry("/Finding/properties/severity", Severity.class),
          entry("/FindingChange/properties/kind", AssessmentChange.Kind.class),
          entry("/FindingChange/properties/severity", Severity.class),
          entry("/Income/properties/form", IncomeForm.class),
          entry("/Income/properties/kind", IncomeKind.class),
          entry("/Application/properties/institutionKind", InstitutionKind.class),
          entry("/Investigator/properties/degree", Degree.class),
          entry("/Investigator/properties/employer", Employer.class),
          entry("/Investigator/properties/employment", Employment.class),
          entry("/Investigator/properties/honours/items", Honour.class),
          entry("/Investigator/properties/qualification", Qualification.class),
          entry("/Investigator/properties/rank", Rank.class),
          entry("/Investigator/properties/role", InvestigatorRole.class),
          entry("/Investigator/properties/scarceField", ScarceField.class),
          entry("/Investigator/properties/secondedTo", Secondment.class),
          entry("/Parts/items", ReportPart.class),
          entry("/Member/properties/claimedAs", ClaimedRow.class),
          entry("/Member/properties/registryStatus", RegistryStatus.class),
          entry("/Member/properties/trade", Trade.class),
          entry("/Outcome/properties/kind", OutcomeKind.class),
          entry("/PartyKind", PartyKind.class),
          entry("/Staff/properties/duty", Duty.class),
          entry("/Staff/properties/role", StaffRole.class),
          entry("/Waiver/properties/status", WaiverStatus.class),
          entry("/WaiverEvent/properties/kind", KeptWaiver.Kind.class));

  /** Lists of those values of an enum that can occur there. */
  private static final Map<String, Collection<? extends Enum<?>>> PART =
      Map.of(
          "/AssessmentCheck/properties/severity",
          EnumSet.complementOf(EnumSet.of(Severity.MISSING)),
          "/EditionClause/properties/severity",
          EnumSet.complementOf(EnumSet.of(Severity.MISSING)),
          "/Aim/properties/status",
          EnumSet.complementOf(EnumSet.of(tw.plumbline.model.assessment.Status.NOT_APPLICABLE)),
          "/ProgrammeAssessmentCheck/properties/status",
          EnumSet.complementOf(EnumSet.of(tw.plumbline.model.assessment.Status.NOT_APPLICABLE)));

  @Test
  void everySchemaIsOneOfJsonSchema() {
    Map<String, JsonNode> schemas = schemas();
    assertThat(schemas).hasSizeGreaterThan(100);
    schemas.forEach(
        (pointer, schema) -> assertThat(DocumentedSchema.faultsOf(schema)).as(pointer).isEmpty());
  }

  @Test
  void whatIsNoSchemaIsFound() {
    JsonMapper json = new JsonMapper();
    for (String no : List.of("{\"type\":\"text\"}", "{\"required\":1}", "{\"pattern\":\"(\"}")) {
      assertThat(DocumentedSchema.faultsOf(json.readTree(no))).as(no).isNotEmpty();
    }
  }

  @Test
  void everyReferencePointsToAComponentAndEveryComponentIsPointedTo() {
    Set<String> unused = components();
    Documented.walk(
        (pointer, node) -> {
          if (node.has("$ref")) {
            String target = node.path("$ref").stringValue();
            assertThat(target).as(pointer).startsWith("#/components/");
            assertThat(Documented.resolved(node).isObject()).as(pointer).isTrue();
            unused.remove(target);
          }
        });
    assertThat(unused).containsExactly(IN_LINES_ONLY);
  }

  @Test
  void everyListOfValuesIsThatOfTheCode() {
    Map<String, List<String>> expected = new TreeMap<>();
    WHOLE.forEach((place, type) -> expected.put(place, wire(List.of(type.getEnumConstants()))));
    PART.forEach((place, values) -> expected.put(place, wire(values)));
    expected.put(HEALTH, health());
    Map<String, List<String>> documented = lists();
    documented.keySet().removeAll(Set.of(FILINGS, PROBLEMS));
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void everyEnumOfTheModelIsListedSomewhere() {
    Set<String> listed = new TreeSet<>(Set.of(FigureColumn.class.getName())); // places, no values
    WHOLE.values().stream()
        .map(Class::getName)
        .filter(name -> name.startsWith("tw.plumbline.model."))
        .forEach(listed::add);
    assertThat(enums("tw.plumbline.model")).isEqualTo(listed);
  }

  @Test
  void everyFilingOfTheCalendarsMayBeToldOf() {
    List<String> documented = lists().getOrDefault(FILINGS, List.of());
    try (Plumbline plumbline = Plumbline.builtIn()) {
      List<String> filings =
          plumbline.editions().stream()
              .flatMap(ref -> plumbline.edition(ref.id()).stream())
              .filter(edition -> !edition.records().isEmpty())
              .flatMap(edition -> edition.calendar().filings().stream())
              .map(filing -> filing.kind())
              .toList();
      assertThat(documented).isNotEmpty().containsAll(filings);
    }
  }

  @Test
  void everyCodeOfAFaultAndEveryRoleIsExplained() {
    assertThat(rows(Documented.DOCUMENT.at(SCHEMAS + "/FaultCode/description")))
        .isEqualTo(Arrays.stream(FaultCode.values()).map(FaultCode::wireName).toList());
    assertThat(rows(Documented.DOCUMENT.at("/info/description")))
        .isEqualTo(Arrays.stream(Role.values()).map(Role::wire).toList());
  }

  /** The schemas among the components, and those that stand where they are used. */
  private static Map<String, JsonNode> schemas() {
    Map<String, JsonNode> schemas = new TreeMap<>();
    for (Map.Entry<String, JsonNode> one : Documented.DOCUMENT.at(SCHEMAS).properties()) {
      schemas.put(SCHEMAS + "/" + one.getKey(), one.getValue());
    }
    Documented.walk(
        (pointer, node) -> {
          if (node.path("schema").isObject()) {
            schemas.put(pointer + "/schema", node.path("schema"));
          }
        });
    return schemas;
  }

  private static Set<String> components() {
    Set<String> components = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : Documented.DOCUMENT.path("components").properties()) {
      if (!kind.getKey().equals("securitySchemes")) { // named, not pointed to
        for (String name : kind.getValue().propertyNames()) {
          components.add("#/components/" + kind.getKey() + "/" + name);
        }
      }
    }
    return components;
  }

  /** Every list of values in a schema, by its place among the schemas. */
  private static Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new TreeMap<>();
    Documented.walk(
        (pointer, node) -> {
          if (pointer.startsWith(SCHEMAS) && node.path("enum").isArray()) {
            lists.put(pointer.substring(SCHEMAS.length()), Documented.texts(node.path("enum")));
          }
        });
    return lists;
  }

  private static List<String> wire(Collection<? extends Enum<?>> values) {
    return values.stream()
        .map(value -> value instanceof FaultCode code ? code.wireName() : value.name())
        .toList();
  }

  private static List<String> health() {
    return Stream.of(Status.UP, Status.DOWN, Status.OUT_OF_SERVICE, Status.UNKNOWN)
        .map(Status::getCode)
        .toList();
  }

  private static Set<String> enums(String house) {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(Enum.class));
    return scan.findCandidateComponents(house).stream()
        .map(found -> String.valueOf(found.getBeanClassName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> rows(JsonNode markdown) {
    return ROW.matcher(markdown.stringValue()).results().map(row -> row.group(1)).toList();
  }
}
