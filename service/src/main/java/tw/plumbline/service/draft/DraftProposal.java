package tw.plumbline.service.draft;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a draft be published.
 *
 * @param transitionUntil last day on which a report that was drafted against the version before is
 *     judged by that; null for none
 */
public record DraftProposal(int revision, String reason, @Nullable LocalDate transitionUntil) {}
