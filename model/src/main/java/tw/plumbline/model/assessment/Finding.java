package tw.plumbline.model.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * One breach of a check, or one fact that a check lacks.
 *
 * @param pointer JSON pointer into the report
 * @param figure name of the figure that is too small, too large or wrong
 * @param shortfall what is lacking to the least value that passes, in the figure's unit
 * @param remedy the nearest way to mend it
 */
public record Finding(
    String clause,
    Severity severity,
    String pointer,
    BilingualText message,
    @Nullable String figure,
    @Nullable Value actual,
    @Nullable Value required,
    @Nullable BigDecimal shortfall,
    @Nullable BilingualText remedy,
    Citation citation) {}
