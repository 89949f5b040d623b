package tw.plumbline.rules.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mutants that no report can tell from the rulebook, each with the reason. The list is a text of
 * entries between blank lines, each of four lines: file, line as it stands in the file, edit,
 * reason. Lines that begin with {@code #} are left out.
 */
public final class Equivalents {
  private final Map<Mutant.Place, String> reasons = new HashMap<>();

  private Equivalents() {}

  /** An empty list. */
  public static Equivalents none() {
    return new Equivalents();
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if an entry is none, or stands there twice
   */
  public static Equivalents read(Path list) {
    try {
      return of(Files.readString(list));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The list that comes with this library for a programme; empty where there is none. */
  public static Equivalents builtIn(String programme) {
    String name = "/rulebook-mutants/equivalent-%s.txt".formatted(programme);
    try (InputStream list = Equivalents.class.getResourceAsStream(name)) {
      return list == null ? none() : of(new String(list.readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Equivalents of(String text) {
    Equivalents equivalents = new Equivalents();
    List<String> entry = new ArrayList<>();
    for (String line : (text + "\n").split("\n", -1)) {
      if (line.isBlank()) {
        equivalents.add(entry);
        entry.clear();
      } else if (!line.startsWith("#")) {
        entry.add(line.strip());
      }
    }
    return equivalents;
  }

  private void add(List<String> entry) {
    if (entry.isEmpty()) {
      return;
    }
    if (entry.size() != 4) {
      throw new IllegalArgumentException(
          "an entry has four lines: file, line, edit, reason; this has not: " + entry);
    }
    Mutant.Place place = new Mutant.Place(entry.get(0), entry.get(1), entry.get(2));
    if (reasons.put(place, entry.get(3)) != null) {
      throw new IllegalArgumentException("stands there twice: " + entry);
    }
  }

  /** Why no report tells that mutant apart, if the list says so. */
  Optional<String> reason(Mutant mutant) {
    return Optional.ofNullable(reasons.get(mutant.place()));
  }

  /** Entries that are none of these mutants. */
  List<String> without(List<Mutant> mutants) {
    Map<Mutant.Place, String> left = new HashMap<>(reasons);
    mutants.forEach(mutant -> left.remove(mutant.place()));
    return left.keySet().stream()
        .map(place -> place.file() + ": " + place.lineText() + ": " + place.change())
        .sorted()
        .toList();
  }
}
