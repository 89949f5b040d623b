package tw.plumbline.model.report;

import org.jspecify.annotations.Nullable;

/**
 * One of the staff.
 *
 * @param monthlyPay 元 a month
 */
public record Staff(
    String id,
    StaffRole role,
    @Nullable Boolean fullTime,
    @Nullable Duty duty,
    @Nullable Long monthlyPay,
    @Nullable Boolean industryExperience) {}
