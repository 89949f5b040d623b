package tw.plumbline.model.assessment;

import java.util.List;

/**
 * The exact rules that were applied.
 *
 * @param id the edition, {@code small-alliance-108}
 * @param version counts over the programme's rulebook; one number belongs to one digest for ever
 * @param digest {@code sha256:} over the rulebook's files
 * @param unattested clauses that are carried into the edition's year without a text of their own
 */
public record RulebookRef(String id, int version, String digest, List<Unattested> unattested) {
  public RulebookRef {
    unattested = List.copyOf(unattested);
  }

  /** Rules whose every clause has a text of its year. */
  public RulebookRef(String id, int version, String digest) {
    this(id, version, digest, List.of());
  }

  /** The same edition of another version of the rulebook. */
  public RulebookRef named(int otherVersion, String otherDigest) {
    return new RulebookRef(id, otherVersion, otherDigest, unattested);
  }

  /**
   * A clause without a text of its own for the year.
   *
   * @param lastChecked when somebody last looked whether a newer text is there
   */
  public record Unattested(String clause, String lastChecked) {}
}
