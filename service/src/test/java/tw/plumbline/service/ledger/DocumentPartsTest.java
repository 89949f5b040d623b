package tw.plumbline.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentPartsTest {
  private static final byte[] SECRET =
      "a secret of thirty-two bytes ...".getBytes(StandardCharsets.UTF_8);

  @Test
  void eachMemberAndEachElementIsAPart() {
    assertThat(
            parts(
                "{\"a\":1,\"b\":{\"c\":[1,2],\"d\":\"x,\\\"]y\"},\"e\":[{\"f\":[1,2]},\"g,h\",3],\"i\":[]}"))
        .containsExactly(
            "{\"a\":1,",
            "\"b\":{\"c\":[1,2],\"d\":\"x,\\\"]y\"},",
            "\"e\":[",
            "{\"f\":[1,2]},",
            "\"g,h\",",
            "3],",
            "\"i\":[",
            "]}");
  }

  @Test
  void theyAreTheDocumentPutTogether() {
    String document = "{\"名\":\"聯盟\\\\\",\"清單\":[\"甲\",{\"乙\":\"丙,丁\"}]}";
    assertThat(parts(document).stream().collect(Collectors.joining())).isEqualTo(document);
  }

  @Test
  void anyOtherByteMakesAnotherRoot() {
    byte[] document = "{\"a\":[1,2,3],\"b\":\"c\"}".getBytes(StandardCharsets.UTF_8);
    byte[] root = DocumentParts.root(document, SECRET);
    for (int i = 0; i < document.length; i++) {
      byte[] other = document.clone();
      other[i] ^= 1;
      assertThat(DocumentParts.root(other, SECRET)).isNotEqualTo(root);
    }
  }

  private static List<String> parts(String document) {
    return DocumentParts.of(document.getBytes(StandardCharsets.UTF_8)).stream()
        .map(part -> new String(part, StandardCharsets.UTF_8))
        .toList();
  }
}
