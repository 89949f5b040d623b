package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A budget item.
 *
 * @param amount 元
 * @param movedTo the category to which the money was moved (流用)
 * @param consentOn day of the ministry's written consent
 */
public record BudgetItem(
    String id,
    BudgetCategory category,
    long amount,
    @Nullable BudgetPurpose purpose,
    @Nullable BudgetCategory movedTo,
    @Nullable LocalDate movedOn,
    @Nullable LocalDate consentOn) {}
