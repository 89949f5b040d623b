package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A published text.
 *
 * @param namesMinistry whether it names the ministry or shows its emblem
 * @param consentOn day of the ministry's written consent
 */
public record Publicity(
    String id, LocalDate publishedOn, boolean namesMinistry, @Nullable LocalDate consentOn) {}
