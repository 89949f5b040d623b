package tw.plumbline.model.assessment;

import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * Where a rule is written.
 *
 * @param document title of the source document
 * @param section where in it
 * @param statement the rule in our own words
 * @param derivedFrom for a clause without a text of its own: the clause it rests on
 */
public record Citation(
    String document, String section, BilingualText statement, @Nullable String derivedFrom) {}
