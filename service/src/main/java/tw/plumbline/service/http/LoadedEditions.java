package tw.plumbline.service.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.ProgrammeCalendar;
import tw.plumbline.service.problem.ParameterException;

/** What the loaded editions say of parameters and tags. */
record LoadedEditions(Plumbline plumbline) {
  /**
   * Takes a kind of filing that some programme has, or none.
   *
   * @throws ParameterException naming those that there are
   */
  void requireFiling(String parameter, @Nullable String kind) {
    List<String> kinds =
        all()
            .flatMap(edition -> edition.calendar().filings().stream())
            .map(ProgrammeCalendar.Filing::kind)
            .distinct()
            .toList();
    if (kind != null && !kinds.contains(kind)) {
      throw ParameterException.noneOf(parameter, kinds);
    }
  }

  /** Changes whenever the rules of a programme year do. */
  String rulesOf(int year) {
    return all()
        .filter(edition -> edition.year() == year)
        .map(edition -> plumbline.rulebook(edition).digest())
        .collect(Collectors.joining("-"));
  }

  /** By programme, oldest first. */
  Stream<Edition> all() {
    return plumbline.editions().stream().flatMap(ref -> plumbline.edition(ref.id()).stream());
  }
}
