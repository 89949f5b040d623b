package tw.plumbline.rules.tooling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;

/** Begins a clause: its folder, with words to be written and a case that fails. */
public final class Scaffold {
  private Scaffold() {}

  /**
   * Writes the folder of a clause and puts its id where it is answered, last.
   *
   * @param programme folder of the rulebook, which must load
   * @param clause id
   * @param chapter folder of its station
   * @param slug what its folder is called
   * @return the files that were written or changed
   * @throws IllegalArgumentException if there is such a clause or folder already, or no such
   *     chapter
   */
  public static List<Path> clause(Path programme, String clause, String chapter, String slug) {
    Rulebook rulebook = Rulebook.read(RulebookFiles.in(programme));
    Path folder = programme.resolve(chapter).resolve(slug);
    check(rulebook, programme, clause, chapter, folder);
    int year = rulebook.editions().lastKey();
    String base = CaseBook.read(rulebook).bases().stream().sorted().findFirst().orElse("report");
    Map<Path, String> files = new TreeMap<>();
    files.put(folder.resolve("rule.yaml"), page(clause, year));
    files.put(folder.resolve("rule.drl"), RULES);
    files.put(folder.resolve("cases.yaml"), cases(clause, base));
    Path order = programme.resolve("programme.yaml");
    try {
      files.put(order, ordered(Files.readString(order, UTF_8), clause));
      Files.createDirectories(folder);
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue(), UTF_8);
      }
      return List.copyOf(files.keySet());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What a folder is called where nobody says it: the id, in small letters. */
  public static String slug(String clause) {
    return clause.toLowerCase(Locale.ROOT);
  }

  private static void check(
      Rulebook rulebook, Path programme, String clause, String chapter, Path folder) {
    boolean known =
        rulebook.editions().values().stream()
            .anyMatch(edition -> edition.clauses().containsKey(clause));
    if (known) {
      throw new IllegalArgumentException("there is a clause `" + clause + "` already");
    }
    if (!Files.isDirectory(programme.resolve(chapter))) {
      throw new IllegalArgumentException("there is no chapter `" + chapter + "`");
    }
    if (Files.exists(folder)) {
      throw new IllegalArgumentException("there is a folder `" + folder + "` already");
    }
  }

  /** The last line of `order` gets a follower; nothing else moves. */
  private static String ordered(String page, String clause) {
    StringBuilder text = new StringBuilder();
    boolean within = false;
    boolean done = false;
    for (String line : page.split("(?<=\n)")) {
      if (within && !line.startsWith("  -")) {
        text.append("  - ").append(clause).append('\n');
        within = false;
        done = true;
      }
      text.append(line);
      within |= line.strip().equals("order:");
    }
    if (within && !done) {
      text.append("  - ").append(clause).append('\n');
    }
    return text.toString();
  }

  private static String page(String clause, int year) {
    return """
    formatVersion: 1
    clause: %1$s
    title:
      zh-TW: （待填）名稱
      en: "(to be written) title"
    automation: AUTOMATED
    effective:
      from: %2$d
    words:
      - from: %2$d
        document: （待填）文件
        section: （待填）章節
        statement:
          zh-TW: （待填）以自己的文字敘述規定。
          en: "(to be written) The rule in words of your own."
    severity:
      - from: %2$d
        value: WARNING
    rule:
      - from: %2$d
        file: rule.drl
    """
        .formatted(clause, year);
  }

  private static final String RULES =
      """
      rule "applies"
      when
        exists ReportFact( )
      then
        applies();
      end
      """;

  /** It fails until somebody writes the rule. */
  private static String cases(String clause, String base) {
    return """
    formatVersion: 1
    clause: %1$s
    cases:
      - name: "(to be written) what breaks the rule"
        base: %2$s
        change: []
        expect:
          status: NOT_MET
          findings:
            - {clause: %1$s, severity: WARNING, pointer: /filing}
    """
        .formatted(clause, base);
  }
}
