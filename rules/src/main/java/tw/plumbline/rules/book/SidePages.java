package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kind of YAML page that stands beside the pages of clauses, read as strictly as they are.
 *
 * @param <T> the record that holds such a page
 */
public final class SidePages<T> {
  private final String file;
  private final PageFormat<T> format;

  /**
   * @param file name of the files
   * @param schemaResource JSON Schema of such a page
   */
  public SidePages(String file, String schemaResource, Class<T> type) {
    this.file = file;
    this.format = new PageFormat<>(schemaResource, type);
  }

  /** Every such page of a rulebook, by path; those with faults are left out, the faults added. */
  public List<Page<T>> read(RulebookFiles files, List<BookFault> faults) {
    List<Page<T>> pages = new ArrayList<>();
    for (String path : files.paths()) {
      String text = ("/" + path).endsWith("/" + file) ? files.text(path) : null;
      if (text != null) {
        Optional<PageFormat.Page<T>> page = format.read(path, text, faults);
        page.ifPresent(read -> pages.add(new Page<>(read)));
      }
    }
    return pages;
  }

  /** A page with its place. */
  public static final class Page<T> {
    private final PageFormat.Page<T> page;

    private Page(PageFormat.Page<T> page) {
      this.page = page;
    }

    public T content() {
      return page.content();
    }

    /** Path within the programme's folder. */
    public String path() {
      return page.path();
    }

    /** The folder, with a slash at its end. */
    public String folder() {
      return page.folder();
    }

    /** The line, from 1, of what a JSON pointer into the page names. */
    public int line(String pointer) {
      return page.yaml().line(pointer);
    }

    public BookFault fault(String pointer, String zhTw, String en) {
      return page.fault(pointer, zhTw, en);
    }
  }
}
