package tw.plumbline.model.programme;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Members, income and grants of a group of alliances, in 家 and 元. Members and income are null where
 * the rulebook does not say which figures they are.
 *
 * @param averageIncome a whole number, half up, of the alliances whose income is known
 * @param averageGrant likewise
 * @param ratio income to grants, 4 places half up, of the alliances of which both are known
 * @param aboveGrant alliances whose income exceeds their own grant; one without a grant above 0
 *     cannot be compared
 */
public record Sums(
    int alliances,
    @Nullable Total members,
    @Nullable Total income,
    @Nullable BigDecimal averageIncome,
    Total grants,
    @Nullable BigDecimal averageGrant,
    @Nullable Total ratio,
    @Nullable Total aboveGrant) {}
