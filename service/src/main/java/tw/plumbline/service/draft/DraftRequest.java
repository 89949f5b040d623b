package tw.plumbline.service.draft;

import org.jspecify.annotations.Nullable;

/**
 * What an official wants to work on.
 *
 * @param version of which to make a copy; null for the one in force
 */
public record DraftRequest(String title, @Nullable Integer version) {}
