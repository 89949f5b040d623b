package tw.plumbline.model.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A member that the alliance lists.
 *
 * @param claimedAs the row of the form in which it is listed
 * @param jurisdiction ISO 3166-1 alpha-2, where it is registered
 * @param unifiedBusinessNumber 統一編號, as written
 * @param mainlandHoldingPercent 0 to 100
 * @param county official Chinese name of the 縣市, as written
 */
public record Member(
    String id,
    String name,
    ClaimedRow claimedAs,
    PartyKind kind,
    String jurisdiction,
    @Nullable String unifiedBusinessNumber,
    @Nullable String foreignRegistrationNumber,
    @Nullable RegistryStatus registryStatus,
    @Nullable BigDecimal mainlandHoldingPercent,
    @Nullable String county,
    @Nullable Trade trade,
    @Nullable Boolean relatedToCoreTechnology,
    @Nullable Boolean internationalLeader,
    @Nullable Agreement agreement) {}
