package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.PageFormat.Page;

/** A programme's rulebook: every edition that its files hold. Immutable. */
public final class Rulebook {
  private static final PageFormat<ProgrammePage> PROGRAMME =
      format("programme", ProgrammePage.class);
  private static final PageFormat<StationPage> STATION = format("station", StationPage.class);
  private static final PageFormat<ClausePage> CLAUSE = format("clause", ClausePage.class);

  /** Files that are read by their name, cases, and words for people. */
  private static final Pattern PAGES =
      Pattern.compile(
          "(programme|overview)\\.yaml|[a-z-]+/station\\.yaml|[a-z-]+/[a-z0-9-]+/(rule|cases)\\.yaml"
              + "|cases/[a-z0-9-]+\\.json|(.+/)?README\\.md");

  private final RulebookFiles files;
  private final ProgrammePage programme;
  private final SortedMap<Integer, Edition> editions;
  private final Map<String, Page<?>> pages;

  private Rulebook(
      RulebookFiles files,
      ProgrammePage programme,
      SortedMap<Integer, Edition> editions,
      Map<String, Page<?>> pages) {
    this.files = files;
    this.pages = pages;
    this.programme = programme;
    this.editions = editions;
  }

  /**
   * Reads and checks a rulebook's files; no rule file is compiled.
   *
   * @throws RulebookException naming every fault
   */
  public static Rulebook read(RulebookFiles files) {
    return read(files, new HashMap<>());
  }

  /**
   * The rulebook with another content of one file; no other page is read again.
   *
   * @throws RulebookException naming every fault
   */
  public Rulebook changed(String path, byte[] content) {
    Map<String, Page<?>> others = new HashMap<>(pages);
    others.remove(path);
    return read(files.with(path, content), others);
  }

  /**
   * @param pages by path, those that were read already; the others are added
   */
  private static Rulebook read(RulebookFiles files, Map<String, Page<?>> pages) {
    List<BookFault> faults = new ArrayList<>();
    Page<ProgrammePage> programme = page(PROGRAMME, files, ProgrammePage.FILE, pages, faults);
    List<Page<StationPage>> stations = new ArrayList<>();
    List<Page<ClausePage>> clauses = new ArrayList<>();
    for (String path : files.paths()) {
      if (path.endsWith("/" + StationPage.FILE)) {
        add(stations, page(STATION, files, path, pages, faults));
      } else if (path.endsWith("/" + ClausePage.FILE)) {
        add(clauses, page(CLAUSE, files, path, pages, faults));
      }
    }
    if (programme == null || !faults.isEmpty()) {
      throw new RulebookException(faults);
    }
    strangers(files, named(programme, stations, clauses), faults);
    OfficeDays officeDays = officeDays(files, programme.content(), faults);
    SortedMap<Integer, Edition> editions = new TreeMap<>();
    for (ProgrammePage.EditionRow row : rows(programme.content())) {
      editions.put(
          row.year(),
          new EditionReader(files, programme, stations, clauses, row, officeDays, faults).read());
    }
    if (!faults.isEmpty()) {
      throw new RulebookException(faults.stream().distinct().toList());
    }
    Map<String, Page<ClausePage>> byId = byId(clauses, faults);
    Promises promises = new Promises(new TreeMap<>(editions));
    editions.replaceAll((year, edition) -> promises.kept(edition, byId));
    return new Rulebook(files, programme.content(), editions, pages);
  }

  public String programme() {
    return programme.programme();
  }

  public BilingualText name() {
    return programme.name();
  }

  /** The exact files. */
  public RulebookFiles files() {
    return files;
  }

  /** By ROC programme year. */
  public SortedMap<Integer, Edition> editions() {
    return new TreeMap<>(editions);
  }

  public Set<String> filings() {
    return programme.filings().stream()
        .map(ProgrammePage.FilingKind::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Names of the figures that any edition computes. */
  public Set<String> figures() {
    return Set.copyOf(programme.figures());
  }

  /** JSON Schema of what reports must bring beyond the contract. */
  public @Nullable String reportSchema() {
    String path = programme.reportSchema();
    return path == null ? null : files.text(path);
  }

  /** Years with a row of their own; the others are carried on from those before. */
  public SortedSet<Integer> ownYears() {
    return programme.editions().stream()
        .map(ProgrammePage.EditionRow::year)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Kinds of filing by programme year. */
  public Map<Integer, Set<String>> filingsByYear() {
    return editions.values().stream()
        .collect(Collectors.toMap(Edition::year, edition -> edition.asOf().keySet()));
  }

  /** Rows of editions, and one for each year into which they are carried. */
  private static List<ProgrammePage.EditionRow> rows(ProgrammePage programme) {
    List<ProgrammePage.EditionRow> rows = new ArrayList<>(programme.editions());
    Set<Integer> own =
        rows.stream().map(ProgrammePage.EditionRow::year).collect(Collectors.toSet());
    ProgrammePage.Carried carried = programme.carried();
    int first = own.stream().min(Integer::compare).orElse(0);
    for (int year = first; carried != null && year <= carried.to(); year++) {
      if (!own.contains(year)) {
        String id = carried.id().replace("{year}", String.valueOf(year));
        rows.add(new ProgrammePage.EditionRow(year, id));
      }
    }
    return rows;
  }

  private static OfficeDays officeDays(
      RulebookFiles files, ProgrammePage programme, List<BookFault> faults) {
    String path = programme.officeDays();
    return path == null ? OfficeDays.WEEKDAYS : OfficeDays.read(path, files.text(path), faults);
  }

  /** Files that the pages name. */
  private static Set<String> named(
      Page<ProgrammePage> programme,
      List<Page<StationPage>> stations,
      List<Page<ClausePage>> clauses) {
    Set<String> named = new HashSet<>();
    named.add(programme.content().reportSchema());
    named.add(programme.content().officeDays());
    stations.forEach(
        page -> page.content().rows().forEach(row -> named.add(page.folder() + row.file())));
    clauses.forEach(
        page -> page.content().rule().forEach(row -> named.add(page.folder() + row.file())));
    return named;
  }

  /** A file that no page names and nobody reads is a slip: its content would silently not hold. */
  private static void strangers(RulebookFiles files, Set<String> named, List<BookFault> faults) {
    for (String path : files.paths()) {
      if (!named.contains(path) && !PAGES.matcher(path).matches()) {
        faults.add(
            new BookFault(
                path,
                1,
                new BilingualText("沒有任何頁面引用此檔案", "no page of the rulebook names this file")));
      }
    }
  }

  private static <T> PageFormat<T> format(String name, Class<T> type) {
    return new PageFormat<>("/tw/plumbline/rulebook/" + name + ".schema.json", type);
  }

  private static <T> @Nullable Page<T> page(
      PageFormat<T> format,
      RulebookFiles files,
      String path,
      Map<String, Page<?>> pages,
      List<BookFault> faults) {
    Page<?> known = pages.get(path);
    if (known != null) {
      return known.as(format);
    }
    String text = files.text(path);
    if (text == null) {
      faults.add(
          new BookFault(
              path,
              1,
              new BilingualText("缺少檔案 `" + path + "`", "the file `" + path + "` is missing")));
      return null;
    }
    Page<T> page = format.read(path, text, faults).orElse(null);
    if (page != null) {
      pages.put(path, page);
    }
    return page;
  }

  private static <T> void add(List<Page<T>> pages, @Nullable Page<T> page) {
    if (page != null) {
      pages.add(page);
    }
  }

  /** Pages of clauses by id; a second page for a clause is a fault. */
  static Map<String, Page<ClausePage>> byId(List<Page<ClausePage>> pages, List<BookFault> faults) {
    Map<String, Page<ClausePage>> byId = new LinkedHashMap<>();
    for (Page<ClausePage> page : pages) {
      String id = page.content().clause();
      Page<ClausePage> first = byId.putIfAbsent(id, page);
      if (first != null) {
        faults.add(
            page.fault(
                "/clause",
                "條款 `%s` 已在 `%s`".formatted(id, first.path()),
                "clause `%s` already stands in `%s`".formatted(id, first.path())));
      }
    }
    return byId;
  }
}
