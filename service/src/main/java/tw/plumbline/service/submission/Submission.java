package tw.plumbline.service.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.identity.Caller;

/**
 * A report as it arrives.
 *
 * @param key the caller's idempotency key
 * @param replaces the submission that this one corrects
 * @param draftedAgainst the rulebook version that its draft was made with
 */
public record Submission(
    Caller caller,
    String key,
    byte[] report,
    @Nullable UUID replaces,
    @Nullable Integer draftedAgainst) {}
