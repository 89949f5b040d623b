package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.reading.Programmes.Declared;

/**
 * Reads reports strictly: a text is either a report as the contract and the programme's rulebook
 * want it, or it is refused with all that is wrong with it. May be shared between threads.
 */
public final class ReportReader {
  /** Bytes that a report may have: 32 MiB. */
  public static final int LARGEST = 32 * 1024 * 1024;

  private static final String APPLICATION = "application";
  private static final String YEARS = "years";
  private static final List<String> TARGETS = List.of("targets");
  private static final BigDecimal LARGEST_YEAR = BigDecimal.valueOf(1_000);

  private static final List<List<String>> FIGURES =
      List.of(
          List.of("targets"),
          List.of("originalTargets"),
          List.of("declared"),
          List.of("varianceNotes"),
          List.of("previousYear", "targets"),
          List.of("previousYear", "actuals"),
          List.of("phaseOneFinalYear", "targets"),
          List.of("phaseOneFinalYear", "actuals"));

  private final Programmes programmes;
  private final Contract contract = new Contract();

  /** A reader of reports of these programmes. */
  public ReportReader(Programmes programmes) {
    this.programmes = programmes;
  }

  /**
   * Makes a programme's schema ready, as reading a report of the programme would.
   *
   * @throws IllegalArgumentException if it is no schema, or has a keyword that is not known
   */
  public void prepare(String programmeSchema) {
    contract.programme(programmeSchema);
  }

  /** Reads a report from JSON in UTF-8. */
  public Reading read(byte[] json) {
    return read(json, () -> Canonical.digest(json));
  }

  /** The same for a text of which the digest is known: one that was read before. */
  public Reading read(byte[] json, String digest) {
    return read(json, () -> digest);
  }

  private Reading read(byte[] json, Supplier<String> digest) {
    if (json.length > LARGEST) {
      return new Reading.TooLarge(
          new Fault("", FaultCode.TOO_LARGE, Wording.tooLarge(json.length, LARGEST)));
    }
    Faults faults = Faults.collecting();
    try {
      return judge(JsonText.parse(json, faults), digest, faults);
    } catch (NotJson unreadable) {
      return new Reading.Unreadable(unreadable.fault());
    }
  }

  private Reading judge(Object document, Supplier<String> digest, Faults faults) {
    if (document instanceof Map<?, ?> fields) {
      check(fields, new Place(), faults);
      return faults.none()
          ? accepted(fields, digest)
          : new Reading.Refused(faults.inOrderOf(document));
    }
    contract.report().check(document, new Place(), faults);
    return new Reading.Refused(faults.inOrderOf(document));
  }

  private Reading accepted(Map<?, ?> fields, Supplier<String> digest) {
    contract.report().fillDefaults(fields);
    return new Reading.Accepted(Records.read(AllianceReport.class, fields), digest.get(), fields);
  }

  private void check(Map<?, ?> fields, Place place, Faults faults) {
    Optional<Declared> programme = programme(fields, place, faults);
    Optional<Shape> more = programme.map(Declared::schema).map(contract::programme);
    programme.ifPresent(declared -> checkNames(declared, fields, place, faults));
    boolean factsDeclared = more.filter(shape -> shape.names().contains("facts")).isPresent();
    if (programme.isPresent() && fields.containsKey("facts") && !factsDeclared) {
      faults.add(
          place, "facts", FaultCode.UNKNOWN_FIELD, () -> Wording.notInThisProgramme("facts"));
    }
    contract.report().check(fields, place, faults);
    more.ifPresent(shape -> shape.check(fields, place, faults));
  }

  private Optional<Declared> programme(Map<?, ?> fields, Place place, Faults faults) {
    if (!(fields.get("programme") instanceof String name)) {
      return Optional.empty();
    }
    Optional<Declared> programme = programmes.programme(name);
    if (programme.isEmpty()) {
      faults.add(
          place, "programme", FaultCode.UNKNOWN_PROGRAMME, () -> Wording.unknownProgramme(name));
    }
    return programme;
  }

  private void checkNames(Declared programme, Map<?, ?> fields, Place place, Faults faults) {
    checkYear(programme.years(), fields.get("programmeYear"), place, faults);
    Set<String> filings = programme.filings(year(fields.get("programmeYear")));
    if (fields.get("filing") instanceof String filing && !filings.contains(filing)) {
      faults.add(
          place,
          "filing",
          FaultCode.UNKNOWN_FILING,
          () -> Wording.unknownFiling(filing, new TreeSet<>(filings)));
    }
    FIGURES.forEach(path -> checkFigures(path, fields, programme.figures(), place, faults));
    checkPlan(fields, programme.figures(), place, faults);
  }

  private static @Nullable Integer year(@Nullable Object given) {
    return given instanceof BigDecimal number && number.abs().compareTo(LARGEST_YEAR) < 0
        ? (Integer) number.intValue()
        : null;
  }

  private static void checkYear(
      Set<Integer> years, @Nullable Object year, Place place, Faults faults) {
    if (year instanceof BigDecimal number
        && number.scale() == 0
        && years.stream().noneMatch(one -> number.compareTo(BigDecimal.valueOf(one)) == 0)) {
      faults.add(
          place,
          "programmeYear",
          FaultCode.NO_EDITION,
          () -> Wording.noEdition(number, new TreeSet<>(years)));
    }
  }

  /** The figures of each year of the plan that an application tells of. */
  private void checkPlan(Map<?, ?> fields, Set<String> own, Place place, Faults faults) {
    if (!(fields.get(APPLICATION) instanceof Map<?, ?> application)
        || !(application.get(YEARS) instanceof List<?> years)) {
      return;
    }
    place.enter(APPLICATION);
    place.enter(YEARS);
    for (int i = 0; i < years.size(); i++) {
      place.enter(i);
      checkFigures(TARGETS, years.get(i), own, place, faults);
      place.leave();
    }
    place.leave();
    place.leave();
  }

  private void checkFigures(
      List<String> path, @Nullable Object fields, Set<String> own, Place place, Faults faults) {
    if (!(fields instanceof Map<?, ?> object)) {
      return;
    }
    if (!path.isEmpty()) {
      place.enter(path.get(0));
      checkFigures(path.subList(1, path.size()), object.get(path.get(0)), own, place, faults);
      place.leave();
      return;
    }
    for (Object key : object.keySet()) {
      String name = (String) key;
      if (!contract.figures().contains(name) && !own.contains(name)) {
        faults.add(
            place,
            name,
            FaultCode.UNKNOWN_FIGURE,
            () -> Wording.unknownFigure(name, contract.figures()));
      }
    }
  }
}
