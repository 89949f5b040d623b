package tw.plumbline.model.programme;

import java.util.Set;

/**
 * What the last filing of a programme year fell short of.
 *
 * @param submission its id
 * @param clauses that were not met and are not waived
 */
public record Shortfalls(String submission, Set<String> clauses) {
  public Shortfalls {
    clauses = Set.copyOf(clauses);
  }
}
