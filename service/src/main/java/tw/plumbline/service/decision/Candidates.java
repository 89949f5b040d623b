package tw.plumbline.service.decision;

import reactor.core.publisher.Mono;
import tw.plumbline.service.submission.ProgrammeYears;

/**
 * Which alliances of a programme year a person is asked to look at: those with a sign that the
 * rulebook declares. Nothing is decided here.
 */
public final class Candidates {
  private final ProgrammeYears years;

  public Candidates(ProgrammeYears years) {
    this.years = years;
  }

  /** Whether there are rules for that year. */
  public boolean known(String programme, int year) {
    return years.known(programme, year);
  }

  /** What changes when they may. */
  public Mono<String> state(String programme, int year) {
    return years.state(programme, year);
  }

  /** Those of a year for which there are rules. */
  public Mono<CandidateList> of(String programme, int year) {
    return years.assessed(programme, year).map(CandidateList::of);
  }
}
