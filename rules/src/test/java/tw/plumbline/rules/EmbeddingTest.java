package tw.plumbline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;

/** How an embedder uses this library: plain Java, and nothing that the README does not show. */
class EmbeddingTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MARKED =
      Pattern.compile("// README\n(.*?)\\h*// end of README", Pattern.DOTALL);
  private static final int THREADS = 8;

  @Test
  void five_lines_assess_a_report() throws IOException {
    byte[] json = example("b-expired-and-mainland-members");

    assertThat(printed(() -> embed(json))).isEqualTo("NON_COMPLIANT");
  }

  @SuppressWarnings("SystemOut")
  private static void embed(byte[] json) {
    // README
    Plumbline plumbline = Plumbline.builtIn();
    if (plumbline.read(json) instanceof Reading.Accepted report) {
      Assessment assessment = plumbline.assess(report);
      System.out.println(assessment.verdict());
    }
    // end of README
  }

  @Test
  void the_readme_shows_these_lines() throws IOException {
    Path source = Path.of("src/test/java/tw/plumbline/rules/EmbeddingTest.java");
    String lines = first(MARKED, source).stripTrailing().stripIndent();

    assertThat(lines.lines()).hasSizeBetween(4, 6);
    assertThat(first(SNIPPET, Path.of("../README.md")).strip()).isEqualTo(lines);
  }

  @Test
  void eight_threads_share_one_plumbline() throws Exception {
    byte[] json = example("a-compliant-second-kpi");
    AssessmentWriter writer = new AssessmentWriter();
    try (Plumbline plumbline = Plumbline.builtIn()) {
      Callable<byte[]> check = () -> writer.write(assess(plumbline, json));
      List<byte[]> answers = inThreads(Collections.nCopies(10 * THREADS, check));

      assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(check.call()));
    }
  }

  @Test
  void two_plumblines_live_side_by_side_and_one_that_is_closed_leaves_the_other_at_work()
      throws IOException {
    byte[] json = example("a-compliant-second-kpi");
    try (Plumbline stays = Plumbline.builtIn()) {
      Assessment before = assess(stays, json);
      Plumbline.builtIn().close();

      assertThat(assess(stays, json)).isEqualTo(before);
    }
  }

  @Test
  void the_built_in_rulebook_is_the_one_of_the_folder() {
    try (Plumbline builtIn = Plumbline.builtIn();
        Plumbline loaded = Plumbline.load(Path.of("rulebook"))) {
      assertThat(builtIn.editions()).isNotEmpty().isEqualTo(loaded.editions());
      assertThat(builtIn.editions())
          .extracting(RulebookRef::digest)
          .allMatch(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }
  }

  @Test
  void nothing_of_spring_is_needed_or_there() {
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
        .isNotEmpty()
        .noneMatch(entry -> Path.of(entry).getFileName().toString().startsWith("spring-"));
    assertThatThrownBy(() -> Class.forName("org.springframework.core.SpringVersion"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private static Assessment assess(Plumbline plumbline, byte[] json) {
    return plumbline.assess((Reading.Accepted) plumbline.read(json));
  }

  private static <T> List<T> inThreads(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String printed(Runnable code) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      code.run();
    } finally {
      System.setOut(console);
    }
    return printed.toString(UTF_8).strip();
  }

  private static String first(Pattern pattern, Path file) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
    return matcher.group(1);
  }

  private static byte[] example(String name) throws IOException {
    try (InputStream in = EmbeddingTest.class.getResourceAsStream("/examples/" + name + ".json")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
