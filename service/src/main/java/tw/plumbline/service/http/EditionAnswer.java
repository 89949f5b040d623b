package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.ProgrammeCalendar;

/** What is in force in one programme year, as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditionAnswer(
    String id,
    String programme,
    int programmeYear,
    int version,
    String digest,
    Calendar calendar,
    List<Clause> clauses,
    List<Figure> figures) {
  static EditionAnswer of(Edition edition, RulebookRef rulebook) {
    return new EditionAnswer(
        edition.id(),
        edition.programme(),
        edition.year(),
        rulebook.version(),
        rulebook.digest(),
        Calendar.of(edition.calendar()),
        edition.clauses().values().stream().map(Clause::of).toList(),
        edition.figures().stream()
            .map(
                figure ->
                    new Figure(figure.name(), text(figure.title()), figure.unit(), figure.clause()))
            .toList());
  }

  static Map<String, String> text(BilingualText text) {
    Map<String, String> languages = new TreeMap<>();
    languages.put("zh-TW", text.zhTw());
    languages.put("en", text.en());
    return languages;
  }

  /** An edition in the list of them. */
  record Listed(String id, String programme, int programmeYear, int version, String digest) {
    static Listed of(Edition edition, RulebookRef rulebook) {
      return new Listed(
          edition.id(), edition.programme(), edition.year(), rulebook.version(), rulebook.digest());
    }
  }

  /** The days of the programme year. */
  record Calendar(List<Filing> filings, List<Quarter> quarters) {
    static Calendar of(ProgrammeCalendar calendar) {
      return new Calendar(
          calendar.filings().stream().map(Filing::of).toList(),
          calendar.quarters().stream()
              .map(
                  quarter ->
                      new Quarter(
                          text(quarter.name()), quarter.period().from(), quarter.period().to()))
              .toList());
    }
  }

  /** A kind of filing; what the rulebook does not set is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Filing(
      String kind,
      Map<String, String> name,
      @Nullable Period covers,
      ProgrammeCalendar.@Nullable Due due,
      @Nullable Correction correction) {
    static Filing of(ProgrammeCalendar.Filing filing) {
      ProgrammeCalendar.Correction correction = filing.correction();
      return new Filing(
          filing.kind(),
          text(filing.name()),
          filing.covers(),
          filing.due(),
          correction == null
              ? null
              : new Correction(
                  correction.window().from(),
                  correction.window().to(),
                  Cited.of(correction.citation())));
    }
  }

  /** The days on which a filing may be corrected. */
  record Correction(LocalDate from, LocalDate to, Cited citation) {}

  record Quarter(Map<String, String> name, LocalDate from, LocalDate to) {}

  record Figure(String name, Map<String, String> title, String unit, String clause) {}

  /** A clause; its severity is absent where it has no check. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Clause(
      String id,
      Map<String, String> title,
      boolean checked,
      @Nullable String severity,
      Cited citation) {
    static Clause of(EditionClause clause) {
      return new Clause(
          clause.id(),
          text(clause.title()),
          clause.checked(),
          clause.severity() == null ? null : clause.severity().name(),
          Cited.of(clause.citation()));
    }
  }

  /** Where it is written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cited(
      String document,
      String section,
      Map<String, String> statement,
      @Nullable String derivedFrom) {
    static Cited of(Citation citation) {
      return new Cited(
          citation.document(),
          citation.section(),
          text(citation.statement()),
          citation.derivedFrom());
    }
  }
}
