package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A technology transfer or a cooperation project.
 *
 * @param member id of the member it is with
 * @param partner instead of a member: one who is none
 * @param amount 元, the contract's total, paid by the partner
 * @param governmentShare 元, not part of the amount
 */
public record Contract(
    String id,
    @Nullable String member,
    @Nullable Party partner,
    @Nullable String title,
    LocalDate signedOn,
    long amount,
    @Nullable Long governmentShare) {}
