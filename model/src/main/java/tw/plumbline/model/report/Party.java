package tw.plumbline.model.report;

/**
 * A party that is described in place.
 *
 * @param jurisdiction ISO 3166-1 alpha-2, where it is registered
 */
public record Party(String name, PartyKind kind, String jurisdiction) {}
