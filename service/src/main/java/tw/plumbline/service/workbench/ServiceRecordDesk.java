package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.submission.StoredAssessments;
import tw.plumbline.service.submission.StoredSubmission;
import tw.plumbline.service.workbench.AllianceSearch.Asked;
import tw.plumbline.service.workbench.AllianceSearch.Found;
import tw.plumbline.service.workbench.Bookshelf.Shelved;

/** The desk on which pages read what is stored. */
final class ServiceRecordDesk implements RecordDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceRecordDesk.class);

  private final AllianceSearch search;
  private final AllianceEvents events;
  private final StoredAssessments stored;
  private final Decisions decisions;
  private final Bookshelf shelf;
  private final AuditLog audit;

  ServiceRecordDesk(
      AllianceSearch search,
      AllianceEvents events,
      StoredAssessments stored,
      Decisions decisions,
      Bookshelf shelf,
      AuditLog audit) {
    this.search = search;
    this.events = events;
    this.stored = stored;
    this.decisions = decisions;
    this.shelf = shelf;
    this.audit = audit;
  }

  @Override
  public Mono<List<Found>> find(Caller caller, Asked asked, int limit) {
    String said =
        Stream.of(asked.text(), asked.year() == null ? "" : "" + asked.year(), asked.clause())
            .filter(each -> !each.isEmpty())
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    return audit
        .record(caller, "alliances.search", said, null)
        .then(Mono.defer(() -> search.find(asked, limit)));
  }

  @Override
  public Mono<Timeline> timeline(Caller caller, String alliance) {
    return events
        .named(alliance)
        .flatMap(
            named ->
                audit
                    .record(caller, "history.read", alliance, alliance)
                    .then(
                        Mono.zip(
                            events.filings(alliance).collectList(),
                            events.waivers(alliance),
                            events.rules(alliance),
                            decisions.ofAlliance(alliance).collectList()))
                    .map(
                        all -> {
                          List<Timeline.Event> happened = new ArrayList<>();
                          all.getT1().forEach(each -> happened.add(new Timeline.Filing(each)));
                          all.getT2().forEach(each -> happened.add(new Timeline.Waiver(each)));
                          all.getT3().forEach(each -> happened.add(new Timeline.Rules(each)));
                          for (KeptDecision kept : all.getT4()) {
                            happened.add(new Timeline.Decided(kept));
                            kept.steps()
                                .forEach(step -> happened.add(new Timeline.Stepped(kept, step)));
                          }
                          boolean whole =
                              Stream.of(all.getT1(), all.getT2(), all.getT3(), all.getT4())
                                  .allMatch(each -> each.size() < AllianceEvents.MOST);
                          return new Timeline(named, happened, whole);
                        }));
  }

  @Override
  public Mono<AssessmentSheet> assessment(Caller caller, UUID id) {
    return stored
        .submission(id)
        .filter(submission -> caller.mayRead(submission.allianceId()))
        .flatMap(
            submission ->
                audit
                    .record(caller, "assessment.read", id.toString(), submission.allianceId())
                    .then(stored.assessment(id))
                    .flatMap(found -> sheet(submission, found.document())));
  }

  @Override
  public Mono<StoredSubmission> report(Caller caller, UUID id) {
    return stored
        .submission(id)
        .filter(submission -> caller.mayRead(submission.allianceId()))
        .flatMap(
            submission ->
                audit
                    .record(caller, "submission.read", id.toString(), submission.allianceId())
                    .thenReturn(submission));
  }

  private Mono<AssessmentSheet> sheet(StoredSubmission submission, byte[] document) {
    JsonNode rulebook = ReportText.JSON.readTree(document).path("rulebook");
    return judgedBy(rulebook.path("id").asString(""), rulebook.path("version").asInt(0))
        .publishOn(Schedulers.boundedElastic())
        .map(edition -> AssessmentReading.of(document, submission, edition.orElse(null)));
  }

  /** Rules of a form that is no longer read are no reason not to show what they said. */
  private Mono<Optional<Edition>> judgedBy(String edition, int version) {
    return shelf
        .edition(edition, version)
        .map(Shelved::edition)
        .map(Optional::of)
        .onErrorResume(
            RulebookException.class,
            unreadable -> {
              LOG.warn("version {} with {} cannot be shown: {}", version, edition, "" + unreadable);
              return Mono.just(Optional.empty());
            })
        .defaultIfEmpty(Optional.empty());
  }
}
