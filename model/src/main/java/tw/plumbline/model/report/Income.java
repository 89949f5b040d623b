package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An income line.
 *
 * @param amount 元
 * @param freelyUsable whether the alliance may spend it at will
 */
public record Income(
    String id,
    IncomeKind kind,
    IncomeForm form,
    long amount,
    LocalDate receivedOn,
    @Nullable Payer payer,
    boolean freelyUsable) {}
