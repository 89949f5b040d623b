package tw.plumbline.service.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of a dossier that people read and file. */
final class DossierPage {
  private static final String HEADS =
      """
      @page {
        @top-right {
          content: "決定 %s"; font-family: "Noto Sans TC"; font-size: 8pt; color: #444;
          border-bottom: 0.5pt solid #888; vertical-align: bottom; padding-bottom: 2mm;
        }
        @bottom-left {
          content: "sha256:%s"; font-family: "Noto Sans TC"; font-size: 6.5pt; color: #444;
          vertical-align: top; padding-top: 3mm;
        }
      }
      """;

  private final Glyphs glyphs = new Glyphs();
  private final PdfPrinter printer = new PdfPrinter(glyphs);
  private final SpringTemplateEngine engine = engine();

  /**
   * @param shown the assessments without what is left out, by id
   */
  byte[] pdf(
      DossierSource source,
      JsonNode decision,
      Map<String, ObjectNode> shown,
      List<Manifest.Redacted> redacted,
      String vkey) {
    PageModel model =
        new PageMaker(new PageText(glyphs), source, decision, shown, redacted, vkey).make();
    Map<String, Object> variables = Map.of("page", model, "heads", heads(model));
    String xhtml = engine.process("dossier", new Context(Locale.TRADITIONAL_CHINESE, variables));
    return printer.print(xhtml, source.madeAt());
  }

  /** What stands above and below every page. */
  private static String heads(PageModel model) {
    return HEADS.formatted(UUID.fromString(model.id()), model.digest());
  }

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("tw/plumbline/service/dossier/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }
}
