package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.EarlierStanding;
import tw.plumbline.model.programme.FilingDue;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.Shortfalls;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.ProgrammeCalendar;
import tw.plumbline.rules.reading.ProgrammeAssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** The programme office's view of a year: all alliances, from the newest filing of each. */
public final class ProgrammeYears {
  /** Of each alliance and year the furthest filing, in it the newest submission. */
  private static final String STANDINGS =
      """
      select n.*,
        (select jsonb_object_agg(f.name, f.value) from figure f where f.submission = n.id) as figures,
        array(
          select distinct f.clause from finding f
          where f.submission = n.id and f.severity = 'VIOLATION' and f.waiver is null
            and n.checks ->> f.clause = 'NOT_MET') as shortfalls
      from (
        select distinct on (s.alliance_id, s.programme_year)
          s.id, s.alliance_id, s.alliance_name, s.field, s.grant_amount, s.programme_year, s.filing,
          case when s.programme_year = $3 then s.report end as report, s.filed_at, a.verdict, a.counted_parties, a.checks,
          array_agg(s.filing) over (partition by s.alliance_id, s.programme_year) as filed
        from submission s join assessment a on a.submission = s.id
        where s.programme = $1 and s.programme_year between $2 and $3
        order by s.alliance_id, s.programme_year, array_position($4::text[], s.filing) desc,
          s.position desc) n
      """;

  private final Supplier<Plumbline> inForce;
  private final Database database;
  private final Evaluation evaluation;
  private final Clock clock;
  private final ProgrammeAssessmentWriter writer = new ProgrammeAssessmentWriter();

  ProgrammeYears(
      Supplier<Plumbline> inForce, Database database, Evaluation evaluation, Clock clock) {
    this.inForce = inForce;
    this.database = database;
    this.evaluation = evaluation;
    this.clock = clock;
  }

  /** Whether there are rules for that year. */
  public boolean known(String programme, int year) {
    return inForce.get().edition(programme, year).isPresent();
  }

  /**
   * What changes when an alliance of the years that are looked at files, when a day ends, and when
   * the rules change.
   */
  public Mono<String> state(String programme, int year) {
    Plumbline rulebooks = inForce.get();
    Edition edition = edition(rulebooks, programme, year);
    return database.one(
        Sql.of(
            "programme.state",
            """
            select count(*) || '-' || coalesce(max(position), 0) as state from submission
            where programme = $1 and programme_year between $2 and $3
            """,
            programme,
            rulebooks.overview(edition).since(),
            year),
        row ->
            String.join(
                "-",
                new Columns(row).of("state", String.class),
                today(edition).toString(),
                rulebooks.rulebook(edition).digest()));
  }

  /** The overview as JSON. */
  public Mono<byte[]> overview(String programme, int year) {
    return assessed(programme, year).map(writer::write);
  }

  /** The overview. */
  public Mono<ProgrammeAssessment> assessed(String programme, int year) {
    Plumbline rulebooks = inForce.get();
    Edition edition = edition(rulebooks, programme, year);
    List<ProgrammeCalendar.Filing> filings = edition.calendar().filings();
    String[] kinds = filings.stream().map(ProgrammeCalendar.Filing::kind).toArray(String[]::new);
    return database
        .rows(
            Sql.of(
                "programme.standings",
                STANDINGS,
                programme,
                rulebooks.overview(edition).since(),
                year,
                kinds),
            Standing::of)
        .collectList()
        .flatMap(rows -> evaluation.single(() -> assessed(rulebooks, edition, rows)));
  }

  private ProgrammeAssessment assessed(Plumbline rulebooks, Edition edition, List<Standing> rows) {
    return rulebooks
        .overview(edition)
        .of(
            rulebooks.rulebook(edition),
            standings(rulebooks, edition.year(), rows),
            silent(edition.year(), rows),
            due(edition),
            today(edition));
  }

  private static List<AllianceStanding> standings(
      Plumbline rulebooks, int year, List<Standing> rows) {
    Map<String, Map<Integer, Map<String, BigDecimal>>> earlier = new HashMap<>();
    Map<String, Map<Integer, Shortfalls>> shortfalls = new HashMap<>();
    Map<String, Standing> current = new LinkedHashMap<>();
    for (Standing row : rows) {
      shortfalls
          .computeIfAbsent(row.allianceId(), first -> new HashMap<>())
          .put(row.year(), new Shortfalls(row.id().toString(), row.shortfalls()));
      if (row.year() == year) {
        current.put(row.allianceId(), row);
      } else {
        earlier
            .computeIfAbsent(row.allianceId(), first -> new HashMap<>())
            .put(row.year(), row.figures());
      }
    }
    List<AllianceStanding> standings = new ArrayList<>();
    current.forEach(
        (id, row) ->
            standings.add(
                row.standing(
                    filed(rulebooks, row),
                    earlier.getOrDefault(id, Map.of()),
                    shortfalls.getOrDefault(id, Map.of()))));
    return standings;
  }

  /** What was submitted here, and what the report says was filed elsewhere. */
  private static List<String> filed(Plumbline rulebooks, Standing row) {
    Set<String> kinds = new TreeSet<>(row.filed());
    if (row.report() != null
        && rulebooks.read(row.report()) instanceof Reading.Accepted read
        && read.report().filings() != null) {
      read.report().filings().forEach(record -> kinds.add(record.kind()));
    }
    return List.copyOf(kinds);
  }

  private static List<EarlierStanding> silent(int year, List<Standing> rows) {
    Set<String> heard =
        rows.stream()
            .filter(row -> row.year() == year)
            .map(Standing::allianceId)
            .collect(Collectors.toSet());
    Map<String, List<Standing>> silent =
        rows.stream()
            .filter(row -> !heard.contains(row.allianceId()))
            .collect(
                Collectors.groupingBy(Standing::allianceId, TreeMap::new, Collectors.toList()));
    return silent.values().stream().map(Standing::earlier).toList();
  }

  private static List<FilingDue> due(Edition edition) {
    List<FilingDue> due = new ArrayList<>();
    for (ProgrammeCalendar.Filing filing : edition.calendar().filings()) {
      ProgrammeCalendar.Due day = filing.due();
      if (day != null) {
        due.add(new FilingDue(filing.kind(), filing.name(), day.on()));
      }
    }
    return due;
  }

  private LocalDate today(Edition edition) {
    return LocalDate.ofInstant(clock.instant(), edition.zone());
  }

  private static Edition edition(Plumbline rulebooks, String programme, int year) {
    return rulebooks.edition(programme, year).orElseThrow();
  }

  private record Standing(
      UUID id,
      String allianceId,
      String name,
      @Nullable String field,
      @Nullable Long grant,
      int year,
      String filing,
      byte @Nullable [] report,
      OffsetDateTime filedAt,
      Verdict verdict,
      List<String> parties,
      List<String> filed,
      Map<String, BigDecimal> figures,
      Set<String> shortfalls) {
    static Standing of(Row row) {
      Columns columns = new Columns(row);
      String figures = columns.maybe("figures", String.class);
      return new Standing(
          columns.of("id", UUID.class),
          columns.of("alliance_id", String.class),
          columns.of("alliance_name", String.class),
          columns.maybe("field", String.class),
          columns.maybe("grant_amount", Long.class),
          columns.of("programme_year", Integer.class),
          columns.of("filing", String.class),
          columns.maybe("report", byte[].class),
          columns.of("filed_at", OffsetDateTime.class),
          Verdict.valueOf(columns.of("verdict", String.class)),
          List.of(columns.of("counted_parties", String[].class)),
          List.of(columns.of("filed", String[].class)),
          figures == null ? Map.of() : StoredJson.figures(figures),
          Set.of(columns.of("shortfalls", String[].class)));
    }

    /** What several years tell of one alliance; its name is that of the newest. */
    static EarlierStanding earlier(List<Standing> years) {
      Standing newest = Collections.max(years, Comparator.comparing(Standing::year));
      return new EarlierStanding(
          newest.allianceId(),
          newest.name(),
          years.stream().collect(Collectors.toMap(Standing::year, Standing::figures)));
    }

    AllianceStanding standing(
        List<String> filed,
        Map<Integer, Map<String, BigDecimal>> earlier,
        Map<Integer, Shortfalls> shortfallsByYear) {
      return new AllianceStanding(
          allianceId,
          name,
          field,
          grant,
          filing,
          id.toString(),
          filedAt,
          verdict,
          figures,
          parties,
          filed,
          earlier,
          shortfallsByYear);
    }
  }
}
