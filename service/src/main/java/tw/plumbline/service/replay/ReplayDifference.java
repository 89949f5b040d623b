package tw.plumbline.service.replay;

import java.util.UUID;

/**
 * An assessment that was not the same again.
 *
 * @param position place among all submissions
 * @param answer the replay's JSON
 */
public record ReplayDifference(long position, UUID submission, String answer) {}
