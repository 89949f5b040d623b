package tw.plumbline.service.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Takes heads to a second place: a file each, named by its size, so that what was once signed
 * cannot be denied by whoever has the database and the key.
 */
final class HeadExport implements Consumer<TreeHead> {
  private final Path folder;
  private long newest;

  HeadExport(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public synchronized void accept(TreeHead head) {
    if (head.size() <= newest) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("%016d.txt".formatted(head.size()));
      if (!Files.exists(file)) {
        Path whole = Files.createTempFile(folder, "head", ".part");
        Files.writeString(whole, head.note(), StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
      newest = head.size();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
