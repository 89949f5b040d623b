package tw.plumbline.service.replay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.Publication;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;

/** The rulebook versions that some replays need, each read from its stored files once. */
final class Shelf {
  private final ActiveRulebooks active;
  private final StoredRulebooks stored;
  private final VersionsAtHand versions;
  private final Map<Key, Mono<Shelved>> read = new ConcurrentHashMap<>();
  private final Mono<List<Publication>> publications;

  Shelf(ActiveRulebooks active, StoredRulebooks stored, VersionsAtHand versions) {
    this.active = active;
    this.stored = stored;
    this.versions = versions;
    this.publications = stored.publications().cache();
  }

  /** A version as its stored files have it. */
  Mono<Shelved> version(String programme, int number) {
    return read.computeIfAbsent(new Key(programme, number), key -> load(key).cache());
  }

  /** Publications of a programme, oldest first. */
  Mono<List<Publication>> publications(String programme) {
    return publications.map(
        all -> all.stream().filter(one -> one.programme().equals(programme)).toList());
  }

  private Mono<Shelved> load(Key key) {
    return stored
        .files(key.programme(), key.number())
        .flatMap(files -> loaded(key, files))
        .defaultIfEmpty(
            new Shelved(
                null, null, new BilingualText("沒有該版次的檔案", "no file of that version is stored")));
  }

  private Mono<Shelved> loaded(Key key, RulebookFiles files) {
    String digest = files.digest();
    if (!files.programme().equals(key.programme())) {
      BilingualText other =
          new BilingualText("所存檔案屬於另一計畫", "the stored files are of another programme");
      return Mono.just(new Shelved(digest, null, other));
    }
    return rules(key, files)
        .map(rules -> new Shelved(digest, rules, null))
        .onErrorResume(
            RuntimeException.class,
            failure ->
                Mono.just(
                    new Shelved(
                        digest,
                        null,
                        new BilingualText(
                            "規則無法載入：" + failure.getMessage(),
                            "the rules cannot be loaded: " + failure.getMessage()))));
  }

  /** Those in force, where they are these very files; else compiled from them. */
  private Mono<Plumbline> rules(Key key, RulebookFiles files) {
    Plumbline inForce = active.get();
    return inForce.knows(key.programme())
            && inForce.version(key.programme()) == key.number()
            && inForce.book(key.programme()).files().digest().equals(files.digest())
        ? Mono.just(inForce)
        : versions.of(files, key.number());
  }

  private record Key(String programme, int number) {}

  /**
   * A version.
   *
   * @param digest of its stored files; null where there are none
   * @param rules null where they cannot be loaded
   * @param why they cannot; null where they can
   */
  record Shelved(@Nullable String digest, @Nullable Plumbline rules, @Nullable BilingualText why) {}
}
