package tw.plumbline.service.rulebook;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;

/** Where rulebooks come from: this build, one folder instead of it, or folders beside it. */
public final class RulebookFolders {
  /** Names folders beside the built-in rulebooks, set apart as in the system's other paths. */
  public static final String SETTING = "PLUMBLINE_RULEBOOKS";

  private RulebookFolders() {}

  /** Nothing but the rulebooks of one folder. */
  public static List<RulebookFiles> only(Path folder) {
    return under(folder);
  }

  /**
   * The built-in rulebooks and those of the named folders. A programme of a folder takes the place
   * of a built-in one.
   *
   * @param folders paths; each holds one programme, or a folder for each of several
   * @throws RulebookException if a folder holds no rulebook, or two of them hold one programme
   */
  public static List<RulebookFiles> beside(@Nullable String folders) {
    List<RulebookFiles> added = new ArrayList<>();
    if (folders != null) {
      for (String folder : folders.split(Pattern.quote(File.pathSeparator), -1)) {
        if (!folder.isBlank()) {
          added.addAll(under(Path.of(folder.strip())));
        }
      }
    }
    if (added.isEmpty()) {
      return RulebookFiles.builtIn();
    }
    Map<String, RulebookFiles> builtIn = new LinkedHashMap<>();
    RulebookFiles.builtIn().forEach(files -> builtIn.put(programme(files), files));
    added.forEach(files -> builtIn.remove(programme(files)));
    List<RulebookFiles> all = new ArrayList<>(builtIn.values());
    all.addAll(added);
    return all;
  }

  private static List<RulebookFiles> under(Path folder) {
    return Files.isRegularFile(folder.resolve("programme.yaml"))
        ? List.of(RulebookFiles.in(folder))
        : RulebookFiles.under(folder);
  }

  private static String programme(RulebookFiles files) {
    return Rulebook.read(files).programme();
  }
}
