package tw.plumbline.service.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.service.page.AssessmentPage;
import tw.plumbline.service.page.Style;
import tw.plumbline.service.page.Words;

/** What the demo prints: each alliance, its filings, their first findings. */
public final class DemoPage {
  private static final int SHOWN = 3;

  private final Words words;
  private final Style style;
  private String alliance = "";

  public DemoPage(Words words, Style style) {
    this.words = words;
    this.style = style;
  }

  /** What is about to be filed. */
  public String title(List<Sample> samples) {
    if (samples.isEmpty()) {
      return words.of("demo.noSamples");
    }
    long alliances = samples.stream().map(Sample::alliance).distinct().count();
    return style.bold(words.of("demo.title", alliances, samples.size()));
  }

  /** One filing and its answer; headed by the alliance when that is another than before. */
  public String filed(Sample sample, JsonNode answer) {
    StringBuilder lines = new StringBuilder();
    if (!sample.alliance().equals(alliance)) {
      alliance = sample.alliance();
      lines.append('\n').append(heading(sample.content())).append('\n');
    }
    String filing = sample.content().path("filing").asString("");
    lines.append("  ").append(words.orName("filing", filing)).append("  ");
    if (answer.has("verdict")) {
      assessed(answer, lines);
    } else {
      lines.append(style.red(words.of("notAReport"))).append('\n');
      findings(answer.path("errors"), "code", lines);
    }
    return lines.toString();
  }

  private String heading(JsonNode report) {
    JsonNode of = report.path("alliance");
    return style.bold(of.path("name").asString(""))
        + "  "
        + of.path("id").asString("")
        + "  "
        + of.path("field").asString("")
        + "  "
        + words.of("demo.phase", of.path("phase").asInt(0));
  }

  private void assessed(JsonNode answer, StringBuilder lines) {
    Verdict verdict = Verdict.valueOf(answer.path("verdict").asString());
    lines.append(AssessmentPage.verdict(verdict, words, style)).append('\n');
    findings(answer.path("findings"), "clause", lines);
  }

  private void findings(JsonNode findings, String name, StringBuilder lines) {
    int shown = 0;
    for (JsonNode finding : findings) {
      if (shown == SHOWN) {
        lines.append("      ").append(words.of("demo.more", findings.size() - SHOWN)).append('\n');
        return;
      }
      shown++;
      lines
          .append("      ")
          .append(style.bold(finding.path(name).asString("")))
          .append("  ")
          .append(finding.path("message").path(words.language().tag()).asString(""))
          .append('\n');
    }
  }
}
