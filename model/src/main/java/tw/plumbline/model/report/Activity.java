package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A service or promotion that the alliance held.
 *
 * @param role the alliance's part in it
 * @param member id of the member who was advised or visited
 */
public record Activity(
    String id,
    ActivityKind kind,
    @Nullable String title,
    @Nullable String place,
    LocalDate heldOn,
    @Nullable Role role,
    @Nullable String member) {}
