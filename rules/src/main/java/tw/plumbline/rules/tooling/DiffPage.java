package tw.plumbline.rules.tooling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A difference as a table in Markdown. */
public final class DiffPage {
  private static final int LONGEST = 120;

  private DiffPage() {}

  public static String markdown(String before, String after, List<EditionDiff.Change> changes) {
    StringBuilder page = new StringBuilder("# %s → %s\n\n".formatted(before, after));
    if (changes.isEmpty()) {
      return page.append("無差異。 No difference.\n").toString();
    }
    page.append("| 條款 clause | 變更 what changed | 原 before | 新 after | 自 since |\n");
    page.append("|---|---|---|---|---:|\n");
    for (EditionDiff.Change change : changes) {
      page.append(
          "| %s | %s %s | %s | %s | %d |\n"
              .formatted(
                  change.clause(),
                  change.what().zhTw(),
                  change.what().en(),
                  cell(change.before()),
                  cell(change.after()),
                  change.since()));
    }
    return page.toString();
  }

  /** One line; a long text is cut, for the files say it in full. */
  private static String cell(@Nullable String text) {
    if (text == null) {
      return "–";
    }
    String line = text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
