package tw.plumbline.rules.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.PageForms;
import tw.plumbline.rules.book.ParameterType;
import tw.plumbline.rules.editing.Sheet.Row;
import tw.plumbline.rules.editing.Sheet.Section;
import tw.plumbline.rules.editing.Sheet.Thing;
import tw.plumbline.rules.yaml.NotYaml;
import tw.plumbline.rules.yaml.StrictYaml;
import tw.plumbline.rules.yaml.YamlText;
import tw.plumbline.rules.yaml.YamlText.Field;

/** Finds the cells of a page by its format. */
final class SheetReader {
  /** By these a page is found; no cell changes them. */
  private static final Set<String> IDENTITY =
      Set.of("formatVersion", "clause", "station", "programme");

  /** Written for programs. */
  private static final Set<String> CODE = Set.of("mend", "where", "whereNot", "total");

  private final String path;
  private final YamlText yaml;
  private final Schemas schemas;
  private List<Thing> things = new ArrayList<>();

  SheetReader(String path, String text) {
    this.path = path;
    try {
      this.yaml = new YamlText(text);
    } catch (NotYaml unreadable) {
      throw new IllegalArgumentException(path + ": " + unreadable.getMessage(), unreadable);
    }
    this.schemas = new Schemas(PageForms.schema(path));
  }

  Sheet read() {
    List<Section> sections = new ArrayList<>();
    for (Field field : YamlText.fields(yaml.root())) {
      String key = field.name();
      if (!IDENTITY.contains(key)) {
        things = new ArrayList<>();
        things(
            field.value(),
            "/" + escaped(key),
            key,
            Labels.of(key),
            schemas.child(schemas.root(), key));
        if (!things.isEmpty()) {
          sections.add(new Section(key, Labels.of(key), things));
        }
      }
    }
    return new Sheet(path, sections);
  }

  private void things(
      Node node, String at, String key, BilingualText title, List<JsonNode> schema) {
    if (at.matches("/parameters/[^/]+") && path.endsWith("rule.yaml")) {
      parameter(node, at, title, schema);
    } else if (isRows(node)) {
      rows(node, at, title, schema, null, null);
    } else if (isLeaf(node) || isText(node) || isEntries(node)) {
      List<Cell> cells = new ArrayList<>();
      value(node, at, key, key, title, schema, null, cells);
      single(node, at, title, cells);
    } else if (YamlText.fields(node).stream().allMatch(field -> isLeaf(field.value()))) {
      List<Cell> cells = new ArrayList<>();
      mapping(node, at, key, schema, null, cells);
      single(node, at, title, cells);
    } else {
      for (Field field : YamlText.fields(node)) {
        things(
            field.value(),
            at + "/" + escaped(field.name()),
            field.name(),
            Labels.of(field.name()),
            schemas.child(schema, field.name()));
      }
    }
  }

  private void single(Node node, String at, BilingualText title, List<Cell> cells) {
    if (!cells.isEmpty()) {
      things.add(
          new Thing(
              at,
              title,
              null,
              null,
              List.of(
                  new Row(
                      at, StrictYaml.line(node), year(node, "from"), year(node, "to"), cells))));
    }
  }

  private void parameter(Node node, String at, BilingualText title, List<JsonNode> schema) {
    Node values = YamlText.at(node, "values");
    ParameterType type =
        Arrays.stream(ParameterType.values())
            .filter(each -> each.name().equals(YamlText.value(YamlText.at(node, "type"))))
            .findFirst()
            .orElse(null);
    String unit = YamlText.value(YamlText.at(node, "unit"));
    if (values != null && type != null) {
      rows(
          values,
          at + "/values",
          title,
          schemas.child(schema, "values"),
          type,
          unit.isEmpty() ? null : unit);
    }
  }

  private void rows(
      Node list,
      String at,
      BilingualText title,
      List<JsonNode> schema,
      @Nullable ParameterType type,
      @Nullable String unit) {
    List<Row> rows = new ArrayList<>();
    int here = things.size();
    List<JsonNode> of = schemas.child(schema, null);
    List<Node> items = YamlText.items(list);
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      String pointer = at + "/" + i;
      List<Cell> cells = new ArrayList<>();
      if (YamlText.isScalar(item)) {
        value(item, pointer, "", "", title, of, null, cells);
      } else {
        mapping(item, pointer, "", of, type, cells);
      }
      rows.add(
          new Row(pointer, StrictYaml.line(item), year(item, "from"), year(item, "to"), cells));
    }
    things.add(here, new Thing(at, title, type, unit, rows));
  }

  private void mapping(
      Node mapping,
      String at,
      String parent,
      List<JsonNode> schema,
      @Nullable ParameterType type,
      List<Cell> cells) {
    for (Field field : YamlText.fields(mapping)) {
      String key = field.name();
      if (CODE.contains(key)) {
        continue;
      }
      String pointer = at + "/" + escaped(key);
      List<JsonNode> of = schemas.child(schema, key);
      if (isRows(field.value())) {
        rows(field.value(), pointer, titled(mapping, key), of, null, null);
      } else if (isLeaf(field.value()) || isText(field.value()) || isEntries(field.value())) {
        value(
            field.value(),
            pointer,
            key,
            parent,
            Labels.of(key),
            of,
            key.equals("value") ? type : null,
            cells);
      } else {
        mapping(field.value(), pointer, key, of, null, cells);
      }
      if (key.equals("from")
          && YamlText.at(mapping, "to") == null
          && !schemas.child(schema, "to").isEmpty()) {
        cells.add(
            new Cell(
                at + "/to",
                CellKind.YEAR,
                Labels.of("to"),
                "",
                StrictYaml.line(mapping),
                List.of()));
      }
    }
  }

  /** A list within a row is known by the row's kind. */
  private static BilingualText titled(Node row, String key) {
    String kind = YamlText.value(YamlText.at(row, "kind"));
    BilingualText label = Labels.of(key);
    return kind.isEmpty()
        ? label
        : new BilingualText(kind + " " + label.zhTw(), kind + " " + label.en());
  }

  private void value(
      Node node,
      String at,
      String key,
      String parent,
      BilingualText label,
      List<JsonNode> schema,
      @Nullable ParameterType type,
      List<Cell> cells) {
    if (isText(node)) {
      for (Field language : YamlText.fields(node)) {
        value(
            language.value(),
            at + "/" + language.name(),
            language.name(),
            key,
            Labels.of(key, language.name()),
            schemas.child(schema, language.name()),
            null,
            cells);
      }
    } else if (isLeaf(node)) {
      Optional<CellKind> kind =
          type == null ? schemas.kind(schema, key, parent) : Optional.of(kind(type));
      kind.ifPresent(
          of ->
              cells.add(
                  new Cell(
                      at,
                      of,
                      label,
                      YamlText.value(node),
                      StrictYaml.line(node),
                      of == CellKind.CHOICE ? Schemas.choices(schema) : List.of())));
    } else if (type == ParameterType.TEXTS || schemas.isTexts(schema)) {
      cells.add(
          new Cell(
              at,
              CellKind.LIST,
              label,
              YamlText.items(node).stream().map(YamlText::value).collect(Collectors.joining("\n")),
              StrictYaml.line(node),
              List.of()));
    }
  }

  private static CellKind kind(ParameterType type) {
    return switch (type) {
      case DATE, DEADLINE -> CellKind.DATE;
      case WHOLE -> CellKind.INTEGER;
      case DECIMAL -> CellKind.DECIMAL;
      case TEXT -> CellKind.TEXT;
      case TEXTS -> CellKind.LIST;
    };
  }

  private static boolean isLeaf(Node node) {
    return YamlText.isScalar(node);
  }

  /** A text in both languages. */
  private static boolean isText(Node node) {
    return YamlText.fields(node).size() == 2
        && YamlText.isScalar(YamlText.at(node, "zh-TW"))
        && YamlText.isScalar(YamlText.at(node, "en"));
  }

  private static boolean isEntries(Node node) {
    List<Node> items = YamlText.items(node);
    return !items.isEmpty() && items.stream().allMatch(YamlText::isScalar);
  }

  /** A list with a mapping among its entries. */
  private static boolean isRows(Node node) {
    return YamlText.items(node).stream().anyMatch(item -> !YamlText.fields(item).isEmpty());
  }

  static @Nullable Integer year(@Nullable Node row, String key) {
    String text = YamlText.value(YamlText.at(row, key));
    return text.matches("[0-9]{1,4}") ? (Integer) Integer.parseInt(text) : null;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
