package tw.plumbline.rules.rerun;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place at which two documents say different things.
 *
 * @param pointer JSON pointer (RFC 6901) into the first document; of what that does not have, into
 *     the second
 * @param was what the first says there; null where it says nothing
 * @param is what the second says there; null where it says nothing
 */
public record Difference(String pointer, @Nullable JsonNode was, @Nullable JsonNode is) {}
