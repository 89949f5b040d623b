package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The alliance that files.
 *
 * @param id the same over all its filings
 * @param field the programme's field code
 * @param institution host institution (計畫執行機構)
 * @param grant 元, of this programme year
 * @param previousGrant 元, of the year before
 * @param grade how the ministry grades it
 */
public record Alliance(
    String id,
    String name,
    @Nullable String field,
    @Nullable String institution,
    @Nullable Integer phase,
    @Nullable Integer yearOfPhase,
    @Nullable Period executionPeriod,
    @Nullable Long grant,
    @Nullable Long previousGrant,
    @Nullable LocalDate foundedOn,
    @Nullable LocalDate websiteOnlineOn,
    @Nullable String grade) {}
