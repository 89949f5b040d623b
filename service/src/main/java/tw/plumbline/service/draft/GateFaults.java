package tw.plumbline.service.draft;

import java.util.List;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.gates.GateFault;

/** Faults of drafts as problems name them. */
final class GateFaults {
  private GateFaults() {}

  static List<BookFault> ofFiles(List<GateFault> faults) {
    return faults.stream()
        .map(fault -> new BookFault(fault.file(), Math.max(1, fault.line()), fault.message()))
        .toList();
  }
}
