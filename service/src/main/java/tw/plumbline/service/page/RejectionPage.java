package tw.plumbline.service.page;

import java.util.List;
import tw.plumbline.rules.reading.Fault;

/** Why a text cannot be checked, to read in a terminal. */
public final class RejectionPage {
  private RejectionPage() {}

  /** The page, ending with a line feed. */
  public static String of(List<Fault> faults, Words words, Style style) {
    StringBuilder page = new StringBuilder();
    page.append(style.red(words.of("notAReport"))).append('\n');
    page.append(words.of("notAReport.means")).append('\n');
    for (Fault fault : faults) {
      String place = fault.pointer().isEmpty() ? "/" : Plain.of(fault.pointer());
      page.append('\n').append("  ").append(style.bold(place)).append("  ");
      page.append(style.dim(fault.code().wireName())).append('\n');
      page.append("    ").append(words.of(fault.message())).append('\n');
    }
    return page.toString();
  }
}
