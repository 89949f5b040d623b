package tw.plumbline.service.ledger;

import static tw.plumbline.service.ledger.Tiles.LEAVES;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/**
 * Signs a new head of the log every second in which something came. Each replica does; of several
 * at once one writes, and the others see that it is done.
 */
public final class Sealing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST = 20_000;

  private static final String SETTLED = "select settled_ledger() as upto";
  private static final String NEXT =
      """
      select position, leaf from ledger_entry where position > $1 and position <= $2
      order by position limit $3
      """;
  private static final String SEAL =
      """
      with sealed as (
        insert into ledger_head (size, last_position, root, note, at) values ($1, $2, $3, $4, $5)
        on conflict do nothing returning size)
      insert into ledger_tile (number, last_position, leaves, root)
      select t.number, t.last_position, decode(t.leaves, 'hex'), decode(t.root, 'hex')
      from sealed, unnest($6::bigint[], $7::bigint[], $8::text[], $9::text[])
        as t(number, last_position, leaves, root)
      on conflict do nothing
      """;

  private final Database database;
  private final Log log;
  private final LogKey key;
  private final Consumer<TreeHead> export;
  private final Clock clock;
  private final Disposable sealing;
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * @param export takes the newest head to a second place
   */
  public Sealing(
      Database database,
      Log log,
      LogKey key,
      Consumer<TreeHead> export,
      Duration every,
      Clock clock) {
    this.database = database;
    this.log = log;
    this.key = key;
    this.export = export;
    this.clock = clock;
    this.sealing =
        Flux.interval(every)
            .onBackpressureDrop()
            .concatMap(tick -> seal().onErrorResume(this::failed), 1)
            .subscribe();
  }

  /** The key with which this replica signs. */
  public PublicLogKey key() {
    return key.publicKey();
  }

  /** Seals what came; done when a head covers all that was there when it was called. */
  public Mono<Void> seal() {
    return database
        .one(Sql.of("ledger.settled", SETTLED), row -> new Columns(row).of("upto", Long.class))
        .flatMap(this::sealUpTo)
        .doOnSuccess(done -> failing.set(false));
  }

  private Mono<Void> sealUpTo(long upto) {
    return log.head()
        .defaultIfEmpty(new TreeHead(0, 0, "", Instant.EPOCH.atOffset(ZoneOffset.UTC), ""))
        .flatMap(
            head -> {
              if (head.lastPosition() >= upto) {
                if (head.size() > 0) {
                  export.accept(head);
                }
                return Mono.empty();
              }
              return next(head, upto)
                  .flatMap(leaves -> leaves.isEmpty() ? Mono.empty() : sealed(head, leaves))
                  .then(Mono.defer(() -> sealUpTo(upto)));
            });
  }

  private Mono<List<Leaf>> next(TreeHead head, long upto) {
    return database
        .rows(
            Sql.of("ledger.next", NEXT, head.lastPosition(), upto, MOST),
            row -> {
              Columns columns = new Columns(row);
              return new Leaf(columns.of("position", Long.class), columns.of("leaf", byte[].class));
            })
        .collectList();
  }

  private Mono<Void> sealed(TreeHead head, List<Leaf> added) {
    return log.open(head)
        .flatMap(
            open -> {
              List<byte[]> tail = new ArrayList<>(open.tail());
              List<byte[]> roots = new ArrayList<>(open.roots());
              List<Tile> tiles = new ArrayList<>();
              for (Leaf leaf : added) {
                tail.add(leaf.hash());
                if (tail.size() == LEAVES) {
                  Tile tile = Tile.of(roots.size(), leaf.position(), tail);
                  tiles.add(tile);
                  roots.add(tile.root());
                  tail.clear();
                }
              }
              return write(
                  head.size() + added.size(),
                  added.get(added.size() - 1).position(),
                  roots,
                  tail,
                  tiles);
            });
  }

  private Mono<Void> write(
      long size, long lastPosition, List<byte[]> roots, List<byte[]> tail, List<Tile> tiles) {
    long whole = (long) roots.size() * LEAVES;
    byte[] root =
        new MerkleTree.Ranges(i -> tail.get((int) (i - whole)), LEAVES, i -> roots.get((int) i))
            .root(0, size);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SignedNote note =
        SignedNote.sign(new Checkpoint(key.publicKey().name(), size, root, now).text(), key);
    return database.run(
        Sql.of(
            "ledger.seal",
            SEAL,
            size,
            lastPosition,
            root,
            note.toString(),
            now.atOffset(ZoneOffset.UTC),
            tiles.stream().map(Tile::number).toArray(Long[]::new),
            tiles.stream().map(Tile::lastPosition).toArray(Long[]::new),
            tiles.stream().map(tile -> HEX.formatHex(tile.leaves())).toArray(String[]::new),
            tiles.stream().map(tile -> HEX.formatHex(tile.root())).toArray(String[]::new)));
  }

  /** Said once, not every second while the database is away. */
  private Mono<Void> failed(Throwable failure) {
    if (failing.compareAndSet(false, true)) {
      LOG.warn("the log is not sealed; it is tried again: {}", failure.toString());
    }
    return Mono.empty();
  }

  @Override
  public void close() {
    sealing.dispose();
  }

  private record Leaf(long position, byte[] hash) {}

  private record Tile(long number, long lastPosition, byte[] leaves, byte[] root) {
    static Tile of(long number, long lastPosition, List<byte[]> leaves) {
      ByteBuffer bytes = ByteBuffer.allocate(LEAVES * MerkleTree.HASH);
      leaves.forEach(bytes::put);
      return new Tile(number, lastPosition, bytes.array(), MerkleTree.root(leaves));
    }
  }
}
