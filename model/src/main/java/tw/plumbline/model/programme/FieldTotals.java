package tw.plumbline.model.programme;

import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * The alliances of one field.
 *
 * @param field its code; null for alliances that name none
 * @param name null for a code that the rulebook does not know
 */
public record FieldTotals(@Nullable String field, @Nullable BilingualText name, Sums sums) {}
