package tw.plumbline.service.draft;

import org.jspecify.annotations.Nullable;

/**
 * That a proposal becomes a version.
 *
 * @param impact id of the preview that was looked at
 * @param emergency whether one person does it alone; null for no
 */
public record DraftApproval(
    int revision, String impact, String reason, @Nullable Boolean emergency) {}
