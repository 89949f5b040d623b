package tw.plumbline.service.http;

import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** Finds what an address names: a programme by one of its editions, and a draft of it. */
final class DraftDesk {
  private final Drafts drafts;
  private final ActiveRulebooks rulebooks;

  DraftDesk(Drafts drafts, ActiveRulebooks rulebooks) {
    this.drafts = drafts;
    this.rulebooks = rulebooks;
  }

  /** The edition of that id; not found where none is loaded. */
  Mono<Edition> edition(String id) {
    return Mono.justOrEmpty(rulebooks.get().edition(id)).switchIfEmpty(StoredAnswers.absent());
  }

  /** A draft of the edition's programme; one of another programme is not found either. */
  Mono<Draft> draft(String edition, UUID id) {
    return edition(edition)
        .flatMap(found -> drafts.find(id).filter(one -> one.programme().equals(found.programme())))
        .switchIfEmpty(StoredAnswers.absent());
  }
}
