package tw.plumbline.rules.reading;

import java.util.Arrays;

/** Where in a document a walk stands. The pointer is built only when somebody asks for it. */
final class Place {
  /** An object's field is a text, a list's item an index with no text. */
  private String[] fields = new String[JsonText.DEEPEST + 1];

  private int[] indexes = new int[JsonText.DEEPEST + 1];
  private int depth;

  void enter(String field) {
    push(field, 0);
  }

  void enter(int index) {
    push("", index + 1);
  }

  void leave() {
    depth--;
  }

  private void push(String field, int index) {
    if (depth == fields.length) {
      fields = Arrays.copyOf(fields, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    fields[depth] = field;
    indexes[depth] = index;
    depth++;
  }

  /** Name of the field that the walk stands at; empty at the document itself and at an item. */
  String field() {
    return depth == 0 ? "" : fields[depth - 1];
  }

  /** The JSON pointer (RFC 6901) to this place. */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      pointer.append('/');
      if (indexes[i] > 0) {
        pointer.append(indexes[i] - 1);
      } else {
        pointer.append(fields[i].replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }
}
