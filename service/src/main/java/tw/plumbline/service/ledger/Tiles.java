package tw.plumbline.service.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/**
 * The leaves of the log, 256 to a tile. The roots of whole tiles stay in memory, 32 bytes for each,
 * so that a proof reads at most three tiles whatever the size of the log.
 */
final class Tiles {
  static final int LEAVES = 256;

  private static final String ROOTS =
      "select root from ledger_tile where number >= $1 order by number limit 20000";
  private static final String TILE = "select leaves from ledger_tile where number = $1";
  private static final String END = "select last_position from ledger_tile where number = $1";
  private static final String TAIL =
      """
      select leaf from ledger_entry where position > $1 and position <= $2
      order by position limit $3
      """;

  private final Database database;
  private volatile List<byte[]> roots = List.of();

  Tiles(Database database) {
    this.database = database;
  }

  /** The roots of the first tiles, at least so many, which there are. */
  Mono<List<byte[]>> roots(long tiles) {
    List<byte[]> known = roots;
    return known.size() >= tiles
        ? Mono.just(known)
        : database
            .rows(
                Sql.of("ledger.roots", ROOTS, (long) known.size()),
                row -> new Columns(row).of("root", byte[].class))
            .collectList()
            .flatMap(
                more -> {
                  if (more.isEmpty()) {
                    return Mono.error(new IllegalStateException("tiles of the log are missing"));
                  }
                  List<byte[]> all = new ArrayList<>(known);
                  all.addAll(more);
                  roots = List.copyOf(all);
                  return roots(tiles);
                });
  }

  /** The leaves of a whole tile. */
  Mono<List<byte[]>> tile(long number) {
    return database
        .one(
            Sql.of("ledger.tile", TILE, number), row -> new Columns(row).of("leaves", byte[].class))
        .map(Tiles::cut);
  }

  /** The position at which so many tiles from the first on end. */
  Mono<Long> lastPosition(long tiles) {
    return tiles == 0
        ? Mono.just(0L)
        : database.one(
            Sql.of("ledger.tile-end", END, tiles - 1),
            row -> new Columns(row).of("last_position", Long.class));
  }

  /** The leaves after a position up to another one, at most so many. */
  Mono<List<byte[]>> leaves(long after, long upto, int most) {
    return database
        .rows(
            Sql.of("ledger.leaves", TAIL, after, upto, most),
            row -> new Columns(row).of("leaf", byte[].class))
        .collectList();
  }

  private static List<byte[]> cut(byte[] leaves) {
    List<byte[]> cut = new ArrayList<>(LEAVES);
    for (int i = 0; i < leaves.length; i += MerkleTree.HASH) {
      cut.add(Arrays.copyOfRange(leaves, i, i + MerkleTree.HASH));
    }
    return cut;
  }
}
