package tw.plumbline.rules.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tw.plumbline.model.text.BilingualText;

/**
 * YAML 1.2 without what makes a page say something else than it shows: no anchors, aliases, tags,
 * directives or merge keys, one document, keys that are texts.
 */
public final class StrictYaml {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(0)
          .setAllowNonScalarKeys(true) // refused below, with their line
          .setCodePointLimit(1 << 20)
          .build();

  private StrictYaml() {}

  /**
   * The document's node.
   *
   * @throws NotYaml if the text is none, or holds what is refused
   */
  public static Node root(String text) {
    characters(text);
    try {
      Node root =
          new Composer(
                  SETTINGS,
                  new StrictParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))))
              .getSingleNode()
              .orElseThrow(() -> NotYaml.unreadable(1, "the file is empty"));
      keys(root);
      return root;
    } catch (MarkedYamlEngineException wrong) {
      throw NotYaml.unreadable(line(wrong.getProblemMark()), wrong.getProblem());
    } catch (YamlEngineException wrong) {
      throw NotYaml.unreadable(1, String.valueOf(wrong.getMessage()));
    }
  }

  /** The line on which a node begins, from 1. */
  public static int line(Node node) {
    return line(node.getStartMark());
  }

  static int line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }

  private static void characters(String text) {
    int line = 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      if (character == '\n') {
        line++;
      } else if (character == 0xFFFD) {
        throw NotYaml.unreadable(line, "it is not UTF-8");
      } else if (character == 0xFEFF || !StreamReader.isPrintable(character)) {
        String name = "U+%04X".formatted(character);
        throw new NotYaml(
            line,
            new BilingualText("含有不可見之字元 " + name, "it holds the invisible character " + name));
      }
    }
  }

  private static void keys(Node node) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(StrictYaml::keys);
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        key(entry.getKeyNode());
        keys(entry.getValueNode());
      }
    }
  }

  private static void key(Node key) {
    if (!(key instanceof ScalarNode scalar)) {
      throw new NotYaml(line(key), new BilingualText("鍵須為文字", "a key is a text"));
    }
    if (scalar.getValue().equals("<<")) {
      throw StrictParser.refused(key.getStartMark(), "合併鍵 `<<`", "the merge key `<<`");
    }
  }
}
