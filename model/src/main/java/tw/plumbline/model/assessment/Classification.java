package tw.plumbline.model.assessment;

import tw.plumbline.model.text.BilingualText;

/**
 * What an item counts as, and by which clause.
 *
 * @param pointer JSON pointer into the report
 * @param result one of the values that the rulebook declares
 */
public record Classification(String pointer, String result, String clause, BilingualText reason) {}
