package tw.plumbline.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work done side by side. */
final class Together {
  private Together() {}

  /** The results in the order of the work; the first failure fails all. */
  static <T> List<T> all(int threads, List<Callable<T>> work) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : workers.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed;
    } finally {
      workers.shutdownNow();
    }
  }
}
