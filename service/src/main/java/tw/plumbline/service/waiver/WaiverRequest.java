package tw.plumbline.service.waiver;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an official asks for.
 *
 * @param filings the kinds of filing that it covers; null for all
 * @param pointer the place in the report at or under which it covers breaches; null for all of them
 * @param from the first day on which a report is received that it covers
 * @param until the last one
 */
public record WaiverRequest(
    String programme,
    String clause,
    YearSpan programmeYears,
    @Nullable List<String> filings,
    @Nullable String pointer,
    LocalDate from,
    LocalDate until,
    String reason) {}
