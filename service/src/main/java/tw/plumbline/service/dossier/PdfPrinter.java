package tw.plumbline.service.dossier;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Prints XHTML as a tagged PDF/A with its font in it; the same page gives the same bytes. */
final class PdfPrinter {
  private static final String FAMILY = "Noto Sans TC";
  private static final int REGULAR = 400;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final Glyphs glyphs;

  PdfPrinter(Glyphs glyphs) {
    this.glyphs = glyphs;
  }

  byte[] print(String xhtml, OffsetDateTime madeAt) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(xhtml, null);
    builder.useFont(
        () -> new ByteArrayInputStream(glyphs.font()), FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.withProducer("plumbline");
    builder.toStream(new ByteArrayOutputStream());
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PDDocument document = renderer.getPdfDocument()) {
        settle(document, madeAt);
        document.save(out);
      }
      return out.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void settle(PDDocument document, OffsetDateTime madeAt) {
    Calendar at = GregorianCalendar.from(madeAt.atZoneSameInstant(ZoneOffset.UTC));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(at);
    information.setModificationDate(at);
    document.setDocumentId(madeAt.toInstant().toEpochMilli());
  }
}
