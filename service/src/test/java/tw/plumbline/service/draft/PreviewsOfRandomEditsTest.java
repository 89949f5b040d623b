package tw.plumbline.service.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.editing.Cell;
import tw.plumbline.rules.editing.Edit;
import tw.plumbline.rules.editing.Edited;
import tw.plumbline.rules.editing.Sheet;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.StoredSupply;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.submission.Outcome;
import tw.plumbline.service.submission.Submission;
import tw.plumbline.service.submission.Submissions;

/**
 * What a preview says is what comes of it: every stored report assessed anew differs just there.
 */
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = PreviewsOfRandomEditsTest.OwnDatabase.class)
final class PreviewsOfRandomEditsTest {
  private static final long SEED = Long.getLong("plumbline.seed", System.nanoTime());
  private static final int EDITS = Integer.getInteger("plumbline.edits", 4);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SAMPLES =
      Path.of("src", "main", "resources", "samples", "small-alliance-108");
  private static final String PROGRAMME = "small-alliance";
  private static final Caller PORTAL = new Caller("portal", Set.of(Role.PORTAL), null);
  private static final Caller CHEN = new Caller("chen", Set.of(Role.OFFICIAL), null);

  @Autowired private ActiveRulebooks rulebooks;
  @Autowired private Drafts drafts;
  @Autowired private Impacts impacts;
  @Autowired private Submissions submissions;

  private final Random random = new Random(SEED);
  private final Map<UUID, Stored> stored = new TreeMap<>();

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS) // as many edits as are asked for
  void aPreviewNamesExactlyTheSubmissionsOfWhichSomethingElseIsSaid() throws IOException {
    System.out.println("PreviewsOfRandomEditsTest: -Dplumbline.seed=" + SEED);
    submitSamples();
    Plumbline inForce = rulebooks.get();
    Draft draft = of(drafts.create(CHEN, PROGRAMME, inForce.version(PROGRAMME), "random"));
    RulebookFiles base = of(drafts.files(draft.id(), 1));
    int previewed = 0;
    int moved = 0;
    while (previewed < EDITS) {
      RulebookFiles edited = edited(base);
      draft = of(drafts.replace(CHEN, draft.id(), draft.current().revision(), edited, "random"));
      Optional<Set<UUID>> claimed = claimed(draft);
      if (claimed.isPresent()) {
        assertThat(claimed.get()).isEqualTo(differing(inForce, inForce.with(edited, 99)));
        moved += claimed.get().size();
        previewed++;
      }
    }
    assertThat(moved).as("edits that change nothing prove nothing").isPositive();
  }

  private Optional<Set<UUID>> claimed(Draft draft) {
    ImpactRun run;
    try {
      run = of(impacts.start(CHEN, draft.id()));
    } catch (ProblemException noRulebook) {
      return Optional.empty();
    }
    ImpactRun done = of(impacts.watch(run.id()).last());
    assertThat(done.standing()).isEqualTo(ImpactRun.Standing.DONE);
    assertThat(done.failed()).isZero();
    Set<UUID> claimed = new TreeSet<>();
    of(impacts.changes(run.id(), null, 1000)).forEach(row -> claimed.add(row.submission()));
    return Optional.of(claimed);
  }

  /** Assesses every stored report twice, whatever year it is of. */
  private Set<UUID> differing(Plumbline before, Plumbline after) {
    Set<UUID> differing = new TreeSet<>();
    stored.forEach(
        (id, report) -> {
          if (!said(before, report).equals(said(after, report))) {
            differing.add(id);
          }
        });
    return differing;
  }

  /** Without the words, which a preview leaves out, and the name of the rules. */
  private static JsonNode said(Plumbline rulebooks, Stored report) {
    Reading.Accepted read = (Reading.Accepted) rulebooks.read(report.report());
    Assessment assessment = rulebooks.assess(read, StoredSupply.read(report.supplied(), null));
    ObjectNode said = (ObjectNode) JSON.readTree(new AssessmentWriter().write(assessment));
    said.remove("rulebook");
    for (JsonNode finding : said.path("findings")) {
      ((ObjectNode) finding).remove(List.of("message", "remedy", "citation", "figure"));
    }
    for (JsonNode item : said.path("classifications")) {
      ((ObjectNode) item).remove("reason");
    }
    for (JsonNode figure : said.path("figures")) {
      ((ObjectNode) figure).remove(List.of("terms", "promised", "clause"));
    }
    return said;
  }

  private void submitSamples() throws IOException {
    try (Stream<Path> samples = Files.walk(SAMPLES)) {
      for (Path sample :
          samples.filter(path -> path.toString().matches(".*[0-9]-.*json")).sorted().toList()) {
        byte[] report = Files.readAllBytes(sample);
        Outcome outcome =
            of(submissions.submit(new Submission(PORTAL, sample.toString(), report, null, null)));
        Outcome.Stored kept = (Outcome.Stored) outcome;
        JsonNode supplied = JSON.readTree(kept.document()).path("supplied");
        stored.put(
            kept.id(), new Stored(report, supplied.isMissingNode() ? "[]" : supplied.toString()));
      }
    }
    assertThat(stored).hasSizeGreaterThan(10);
  }

  /** Another number or day in one to three parameters. */
  private RulebookFiles edited(RulebookFiles base) {
    List<Map.Entry<String, Cell>> cells = new ArrayList<>();
    for (String path : base.paths()) {
      if (path.endsWith("/rule.yaml")) {
        Sheet.of(base, path)
            .cells()
            .filter(cell -> cell.pointer().matches("/parameters/.*/value"))
            .filter(cell -> typed(cell) != null)
            .forEach(cell -> cells.add(Map.entry(path, cell)));
      }
    }
    RulebookFiles edited = base;
    for (int i = random.nextInt(3); i >= 0; i--) {
      Map.Entry<String, Cell> one = cells.get(random.nextInt(cells.size()));
      Edited done =
          Edit.set(
              edited,
              one.getKey(),
              one.getValue().pointer(),
              Objects.requireNonNull(typed(one.getValue())));
      edited = done instanceof Edited.Done made ? made.files() : edited;
    }
    return edited;
  }

  private @Nullable String typed(Cell cell) {
    return switch (cell.kind()) {
      case INTEGER -> String.valueOf(1 + random.nextInt(40));
      case DECIMAL -> "0." + (1 + random.nextInt(9));
      case DATE -> "2019-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
      default -> null;
    };
  }

  private static <T> T of(Mono<T> asked) {
    return Objects.requireNonNull(asked.block());
  }

  private record Stored(byte[] report, String supplied) {}

  /** Made for the service before it starts. */
  static final class OwnDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("plumbline.database.url=" + TestDatabase.url(TestDatabase.server()))
          .applyTo(context);
    }
  }
}
