package tw.plumbline.service.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.PlumblineChecks;
import tw.plumbline.service.rulebook.RulebookFolders;

/** Loads rulebooks. */
@FunctionalInterface
interface Loading {
  Loading OF_PLUMBLINE =
      folder -> {
        Plumbline plumbline = plumbline(folder);
        return new PlumblineChecks(() -> plumbline);
      };

  /**
   * The rulebooks in a folder, or the built-in ones.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault
   */
  Checks load(@Nullable Path folder);

  private static Plumbline plumbline(@Nullable Path folder) {
    if (folder != null) {
      return Plumbline.of(RulebookFolders.only(folder), Plumbline.RELEASED);
    }
    String beside = System.getenv(RulebookFolders.SETTING);
    return beside == null || beside.isBlank()
        ? Plumbline.builtIn()
        : Plumbline.of(RulebookFolders.beside(beside), Plumbline.RELEASED);
  }
}
