package tw.plumbline.service.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a draft be begun anew on the version in force.
 *
 * @param mine files that were changed on both sides and of which the draft's text holds; null for
 *     none
 */
public record DraftRebase(@Nullable List<String> mine) {}
