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
      folder ->
          new PlumblineChecks(
              Plumbline.of(
                  folder == null
                      ? RulebookFolders.beside(System.getenv(RulebookFolders.SETTING))
                      : RulebookFolders.only(folder),
                  Plumbline.RELEASED));

  /**
   * The rulebooks in a folder, or the built-in ones.
   *
   * @throws tw.plumbline.rules.book.RulebookException naming every fault
   */
  Checks load(@Nullable Path folder);
}
