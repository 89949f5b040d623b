package tw.plumbline.model.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * 產業聯絡中心.
 *
 * @param shareOfCooperation 0 to 1
 */
public record LiaisonCentre(
    boolean exists,
    @Nullable BigDecimal shareOfCooperation,
    @Nullable Boolean membershipScheme,
    @Nullable Boolean personnelRules,
    @Nullable Integer leadUniversities) {}
