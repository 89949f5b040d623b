package tw.plumbline.service.replay;

import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed.
 *
 * @param programme null for all
 * @param programmeYear ROC year; null for all
 */
public record ReplayRequest(
    ReplayScope scope, @Nullable String programme, @Nullable Integer programmeYear) {}
