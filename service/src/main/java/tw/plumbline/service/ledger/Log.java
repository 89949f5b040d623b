package tw.plumbline.service.ledger;

import io.r2dbc.spi.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** The log as it is sealed: its heads, and the proofs of what is in it. */
public final class Log implements Evidence {
  private static final String NEWEST = "select * from ledger_head order by size desc limit 1";
  private static final String HEADS =
      "select * from ledger_head where size < $1 order by size desc limit $2";
  private static final String HEAD = "select * from ledger_head where size = $1";

  /** An entry and where it stands: after a tile that ends before it, so many further. */
  private static final String PLACE =
      """
      select e.record, t.tiles,
        (select count(*) from ledger_entry b
         where b.position > t.after and b.position < e.position) as further
      from ledger_entry e,
        lateral (
          select coalesce(max(number) + 1, 0) as tiles, coalesce(max(last_position), 0) as after
          from (select number, last_position from ledger_tile
                where last_position < e.position order by number desc limit 1) before) t
      where e.kind = $1 and e.subject = $2 and e.position <= $3
      """;

  private final Database database;
  private final Tiles tiles;

  public Log(Database database) {
    this.database = database;
    this.tiles = new Tiles(database);
  }

  /** The newest head; nothing while there is none. */
  public Mono<TreeHead> head() {
    return database.one(Sql.of("ledger.head", NEWEST), TreeHead::of);
  }

  /** The head of a size; nothing if none was signed. */
  public Mono<TreeHead> head(long size) {
    return database.one(Sql.of("ledger.head-of-size", HEAD, size), TreeHead::of);
  }

  /**
   * Heads, newest first.
   *
   * @param before size under which to begin; null for the newest
   */
  public Flux<TreeHead> heads(@Nullable Long before, int limit) {
    return database.rows(
        Sql.of("ledger.heads", HEADS, before == null ? Long.MAX_VALUE : before, limit),
        TreeHead::of);
  }

  /** The keys by which its heads were ever signed, as name+id+key. */
  public Flux<String> keys() {
    return database.rows(
        Sql.of("ledger.keys", "select vkey from ledger_public_key order by vkey"),
        row -> new Columns(row).of("vkey", String.class));
  }

  @Override
  public Mono<Proven> of(RecordKind kind, String subject) {
    return head()
        .flatMap(
            head ->
                database
                    .one(
                        Sql.of("ledger.place", PLACE, kind.wire(), subject, head.lastPosition()),
                        Place::of)
                    .flatMap(place -> proven(place, head)));
  }

  /**
   * The path that shows that the tree of one head goes on from the tree of another.
   *
   * @param earlier size of the smaller one
   */
  public Mono<List<byte[]>> consistency(long earlier, TreeHead later) {
    return ranges(List.of(earlier / Tiles.LEAVES), later)
        .map(ranges -> ranges.consistency(earlier, later.size()));
  }

  /** The tree of a head, with the leaves of some tiles and those after the last whole one. */
  Mono<MerkleTree.Ranges> ranges(List<Long> needed, TreeHead head) {
    long whole = head.size() / Tiles.LEAVES;
    return tiles
        .roots(whole)
        .flatMap(
            roots ->
                Flux.fromIterable(needed)
                    .filter(number -> number < whole)
                    .distinct()
                    .concatMap(number -> tiles.tile(number).map(tile -> Map.entry(number, tile)))
                    .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                    .flatMap(held -> withTail(held, roots, whole, head)));
  }

  /** What the next head goes on from: roots of whole tiles, and the leaves after them. */
  Mono<Open> open(TreeHead head) {
    long whole = head.size() / Tiles.LEAVES;
    return tiles
        .roots(whole)
        .flatMap(
            roots ->
                tail(head, whole).map(leaves -> new Open(roots.subList(0, (int) whole), leaves)));
  }

  private Mono<List<byte[]>> tail(TreeHead head, long whole) {
    int left = (int) (head.size() % Tiles.LEAVES);
    return left == 0
        ? Mono.just(List.of())
        : tiles
            .lastPosition(whole)
            .flatMap(after -> tiles.leaves(after, head.lastPosition(), left));
  }

  private Mono<MerkleTree.Ranges> withTail(
      Map<Long, List<byte[]>> held, List<byte[]> roots, long whole, TreeHead head) {
    Map<Long, List<byte[]>> all = new HashMap<>(held);
    return tail(head, whole)
        .map(
            leaves -> {
              all.put(whole, leaves);
              return new MerkleTree.Ranges(
                  i -> all.getOrDefault(i / Tiles.LEAVES, List.of()).get((int) (i % Tiles.LEAVES)),
                  Tiles.LEAVES,
                  i -> roots.get((int) i));
            });
  }

  private Mono<Proven> proven(Place place, TreeHead head) {
    SignedNote note =
        SignedNote.read(head.note())
            .orElseThrow(() -> new IllegalStateException("a head is no signed note"));
    return ranges(List.of(place.index() / Tiles.LEAVES), head)
        .map(
            ranges ->
                new Proven(
                    place.record(),
                    new InclusionProof(
                        place.index(), ranges.inclusion(place.index(), head.size()), note)));
  }

  /** Where a record stands. */
  private record Place(String record, long index) {
    static Place of(Row row) {
      Columns columns = new Columns(row);
      return new Place(
          columns.of("record", String.class),
          columns.of("tiles", Long.class) * Tiles.LEAVES + columns.of("further", Long.class));
    }
  }

  /** A tree that goes on. */
  record Open(List<byte[]> roots, List<byte[]> tail) {}
}
