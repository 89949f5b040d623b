package tw.plumbline.service.http;

import java.util.concurrent.atomic.AtomicLong;
import tw.plumbline.service.checking.OverloadedException;

/** Counts the bytes of all bodies that are held at once, and refuses those over the limit. */
final class HeldBytes {
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  HeldBytes(long limit) {
    this.limit = limit;
  }

  Share share() {
    return new Share();
  }

  /** What one request holds; given back when it is closed. */
  final class Share implements AutoCloseable {
    private long mine;

    void add(int bytes) {
      mine += bytes;
      if (held.addAndGet(bytes) > limit) {
        throw new OverloadedException();
      }
    }

    @Override
    public void close() {
      held.addAndGet(-mine);
      mine = 0;
    }
  }
}
