package tw.plumbline.service.workbench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.tooling.Coverage;
import tw.plumbline.rules.tooling.MutationTally;

/**
 * The files of a rulebook, read for people. Immutable.
 *
 * @param sources the page of each clause as it is written, by clause
 * @param cases by clause
 * @param tallied whether a run of mutants over these very files is known
 */
record Book(
    RulebookFiles files,
    Rulebook rulebook,
    Map<String, ClauseSource> sources,
    Map<String, List<ClauseCase>> cases,
    Coverage coverage,
    boolean tallied) {
  /** Numbers as they are written: {@code 0.30} is not {@code 0.3}. */
  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String PAGE = "/rule.yaml";

  /**
   * Reads all of it, which takes a while.
   *
   * @throws tw.plumbline.rules.book.RulebookException if the files are no rulebook
   */
  static Book read(RulebookFiles files) {
    Rulebook rulebook = Rulebook.read(files);
    boolean tallied = Released.DIGESTS.contains(files.digest());
    MutationTally tally =
        tallied ? MutationTally.builtIn(rulebook.programme()) : MutationTally.none();
    return new Book(
        files,
        rulebook,
        sources(files),
        CaseBook.read(rulebook).cases().stream().collect(Collectors.groupingBy(ClauseCase::clause)),
        Coverage.of(rulebook, tally),
        tallied);
  }

  Collection<Edition> editions() {
    return rulebook.editions().values();
  }

  Optional<Edition> edition(String id) {
    return editions().stream().filter(edition -> edition.id().equals(id)).findFirst();
  }

  Coverage.@Nullable Row covered(String clause) {
    return coverage.rows().stream()
        .filter(row -> row.clause().equals(clause))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, ClauseSource> sources(RulebookFiles files) {
    Map<String, ClauseSource> sources = new LinkedHashMap<>();
    for (String path : files.paths()) {
      byte[] bytes = path.endsWith(PAGE) ? files.bytes(path) : null;
      if (bytes != null) {
        JsonNode page = YAML.readTree(bytes);
        sources.put(
            page.path("clause").asString(""),
            new ClauseSource(path.substring(0, path.length() - PAGE.length() + 1), page));
      }
    }
    return sources;
  }

  /**
   * A clause's page.
   *
   * @param folder in which it stands, with a slash at its end
   */
  record ClauseSource(String folder, JsonNode page) {}

  /** The rulebooks that come with this build, over which its mutants were run. */
  private static final class Released {
    static final List<String> DIGESTS =
        RulebookFiles.builtIn().stream().map(RulebookFiles::digest).toList();
  }
}
