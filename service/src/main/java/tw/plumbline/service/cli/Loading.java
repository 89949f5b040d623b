package tw.plumbline.service.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.PlumblineChecks;

/** Loads rulebooks. */
@FunctionalInterface
interface Loading {
  Loading OF_PLUMBLINE =
      folder -> new PlumblineChecks(folder == null ? Plumbline.builtIn() : Plumbline.load(folder));

  /**
   * The rulebooks in a folder, or the built-in ones.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault
   */
  Checks load(@Nullable Path folder);
}
