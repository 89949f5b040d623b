package tw.plumbline.rules.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.SidePages;

/** The overviews of a rulebook's programme years. Immutable. */
public final class OverviewBook {
  private static final SidePages<OverviewPage> PAGES =
      new SidePages<>(OverviewPage.FILE, OverviewPage.SCHEMA, OverviewPage.class);

  private final Map<Integer, Overview> overviews;

  private OverviewBook(Map<Integer, Overview> overviews) {
    this.overviews = Map.copyOf(overviews);
  }

  /**
   * Reads and checks {@code overview.yaml}; a programme without one has totals and no checks.
   *
   * @throws RulebookException naming every fault
   */
  public static OverviewBook read(Rulebook rulebook) {
    List<BookFault> faults = new ArrayList<>();
    List<SidePages.Page<OverviewPage>> pages = PAGES.read(rulebook.files(), faults);
    Map<Integer, Overview> overviews = new HashMap<>();
    for (Edition edition : rulebook.editions().values()) {
      pages.forEach(page -> new PageCheck(page, edition, faults).check());
      OverviewPage content = pages.isEmpty() ? OverviewPage.EMPTY : pages.get(0).content();
      overviews.put(edition.year(), new Overview(new YearPage(edition, content)));
    }
    if (!faults.isEmpty()) {
      throw new RulebookException(faults.stream().distinct().toList());
    }
    return new OverviewBook(overviews);
  }

  /**
   * The overview of an edition's programme year.
   *
   * @throws IllegalArgumentException if the rulebook has no such edition
   */
  public Overview of(int year) {
    Overview overview = overviews.get(year);
    if (overview == null) {
      throw new IllegalArgumentException("the rulebook has no edition for " + year);
    }
    return overview;
  }
}
