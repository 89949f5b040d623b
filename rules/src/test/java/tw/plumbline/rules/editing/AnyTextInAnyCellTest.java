package tw.plumbline.rules.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.PageForms;
import tw.plumbline.rules.book.RulebookFiles;

/** Whatever is typed is refused, or stands in its cell as it was typed and changes nothing else. */
class AnyTextInAnyCellTest {
  private static final RulebookFiles FILES =
      RulebookFiles.in(Path.of("rulebook", "small-alliance"));
  private static final List<String> PAGES =
      FILES.paths().stream().filter(PageForms::isPage).toList();

  @Property(tries = 600)
  void what_was_typed_is_one_value(
      @ForAll("pages") String path, @ForAll("texts") String typed, @ForAll long which) {
    List<Cell> cells = Sheet.of(FILES, path).cells().toList();
    if (cells.isEmpty()) {
      return;
    }
    Cell cell = cells.get((int) Math.floorMod(which, (long) cells.size()));
    String before = Objects.requireNonNull(FILES.text(path));

    Edited edited = Edit.set(FILES, path, cell.pointer(), typed);

    if (edited instanceof Edited.Done done) {
      JsonNode now = PageForms.tree(path, done.text());
      if (cell.kind() == CellKind.TEXT || cell.kind() == CellKind.LONG_TEXT) {
        assertThat(now.at(cell.pointer()).stringValue()).isEqualTo(typed);
        assertThat(done.text().lines().count()).isEqualTo(before.lines().count());
        assertOnlyLine(before, done.text(), cell.line());
      }
      assertThat(nulled(now, cell.pointer()))
          .isEqualTo(nulled(PageForms.tree(path, before), cell.pointer()));
      assertThat(PageForms.faults(path, done.text())).isEmpty();
    } else {
      assertThat(((Edited.Refused) edited).faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(cell.pointer()));
    }
  }

  private static void assertOnlyLine(String before, String after, int line) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    for (int i = 0; i < old.size(); i++) {
      if (i != line - 1) {
        assertThat(now.get(i)).isEqualTo(old.get(i));
      }
    }
  }

  private static JsonNode nulled(JsonNode tree, String pointer) {
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode holder = tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
    if (holder instanceof ObjectNode object) {
      object.remove(key.replace("~1", "/").replace("~0", "~"));
    } else if (holder instanceof ArrayNode array) {
      array.setNull(Integer.parseInt(key));
    }
    return tree;
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(PAGES);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> signs =
        Arbitraries.strings()
            .withChars(":#-?&*!|>'\"%@`{}[],~\\ \n\t<=abc0123456789.產學年月日/民國")
            .ofMinLength(1)
            .ofMaxLength(40);
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(30);
    Arbitrary<String> known =
        Arbitraries.of("108", "109/10/31", "2019-10-31", "0.5", "true", "VIOLATION", "null", "~");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, signs),
        net.jqwik.api.Tuple.of(2, any),
        net.jqwik.api.Tuple.of(2, known));
  }
}
