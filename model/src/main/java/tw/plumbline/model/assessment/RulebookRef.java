package tw.plumbline.model.assessment;

/**
 * The exact rules that were applied.
 *
 * @param id the edition, {@code small-alliance-108}
 * @param version counts over the programme's rulebook; one number belongs to one digest for ever
 * @param digest {@code sha256:} over the rulebook's files
 */
public record RulebookRef(String id, int version, String digest) {}
