package tw.plumbline.rules.impact;

import org.jspecify.annotations.Nullable;

/**
 * What a change of rules changes for one stored submission.
 *
 * @param field of the alliance; null where its report does not say
 * @param year ROC programme year
 */
public record ImpactRow(
    String allianceId, @Nullable String field, int year, String filing, AssessmentChange change) {}
