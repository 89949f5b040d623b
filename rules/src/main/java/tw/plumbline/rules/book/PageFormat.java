package tw.plumbline.rules.book;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;

/** The format of one kind of page: its JSON Schema, and the record that holds it. */
final class PageFormat<T> {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(BilingualText.class, TextMixIn.class)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .withConfigOverride(List.class, PageFormat::absentIsEmpty)
          .withConfigOverride(Map.class, PageFormat::absentIsEmpty)
          .build();

  private final JsonNode document;
  private final Schema schema;
  private final Class<T> type;

  PageFormat(String schemaResource, Class<T> type) {
    this.type = type;
    try (InputStream in = PageFormat.class.getResourceAsStream(schemaResource)) {
      if (in == null) {
        throw new IllegalStateException(schemaResource + " is not packed");
      }
      this.document = MAPPER.readTree(in);
      this.schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The JSON Schema itself. */
  JsonNode schema() {
    return document;
  }

  /** The page, unless the text has faults, which are added. */
  Optional<Page<T>> read(String path, String text, List<BookFault> faults) {
    int before = faults.size();
    YamlPage yaml = YamlPage.read(path, text, faults);
    if (faults.size() == before) {
      for (Error error : schema.validate(yaml.tree())) {
        String pointer = place(error);
        faults.add(
            new BookFault(
                path,
                yaml.line(pointer),
                new BilingualText(
                    "`%s` 不符格式：%s".formatted(pointer, error.getMessage()),
                    "`%s` does not fit the format: %s".formatted(pointer, error.getMessage()))));
      }
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Page<>(path, MAPPER.treeToValue(yaml.tree(), type), yaml));
    } catch (JacksonException wrong) {
      String said = wrong.getOriginalMessage();
      faults.add(
          new BookFault(
              path,
              yaml.line(place(wrong)),
              new BilingualText("內容有誤：" + said, "wrong content: " + said)));
      return Optional.empty();
    }
  }

  private static String place(JacksonException wrong) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : wrong.getPath()) {
      String name = step.getPropertyName();
      pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer.toString();
  }

  private static String place(Error error) {
    String pointer = error.getInstanceLocation().toString();
    boolean unknownKey = "additionalProperties".equals(error.getKeyword());
    return unknownKey ? pointer + "/" + error.getProperty() : pointer;
  }

  /** A page with its place. */
  record Page<T>(String path, T content, YamlPage yaml) {
    /** The same page, of which it is known that it is of that format. */
    <S> Page<S> as(PageFormat<S> format) {
      return new Page<>(path, format.type.cast(content), yaml);
    }

    String folder() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }

    BookFault fault(String pointer, String zhTw, String en) {
      return new BookFault(path, yaml.line(pointer), new BilingualText(zhTw, en));
    }
  }

  private static void absentIsEmpty(MutableConfigOverride override) {
    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private record TextMixIn(@JsonProperty("zh-TW") String zhTw, @JsonProperty("en") String en) {}
}
