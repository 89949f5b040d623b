package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportTreeTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void a_value_takes_the_place_of_another() {
    assertThat(changed("{'a': [1, {'b': 2}]}", "/a/1/b", "3")).isEqualTo("{'a':[1,{'b':3}]}");
    assertThat(changed("{'a': [1, 2]}", "/a/0", "'x'")).isEqualTo("{'a':['x',2]}");
  }

  @Test
  void a_hyphen_appends_to_a_list() {
    assertThat(changed("{'a': [1]}", "/a/-", "2")).isEqualTo("{'a':[1,2]}");
  }

  @Test
  void missing_parents_are_made() {
    assertThat(changed("{}", "/previousYear/actuals/totalIncome", "1"))
        .isEqualTo("{'previousYear':{'actuals':{'totalIncome':1}}}");
    assertThat(changed("{}", "/incomes/-", "{'id': 'i1'}")).isEqualTo("{'incomes':[{'id':'i1'}]}");
  }

  @Test
  void what_is_dropped_is_gone() {
    assertThat(changed("{'a': 1, 'b': 2}", "/a", null)).isEqualTo("{'b':2}");
    assertThat(changed("{'a': [1, 2, 3]}", "/a/1", null)).isEqualTo("{'a':[1,3]}");
  }

  @Test
  void slashes_and_tildes_of_names_are_escaped() {
    assertThat(changed("{'a/b~': 1}", "/a~1b~0", "2")).isEqualTo("{'a/b~':2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/a/2", "/a/-", "/a/01", "/a/0/x", "/b/x", "a"})
  void what_is_not_there_cannot_be_dropped(String pointer) {
    assertThatThrownBy(() -> changed("{'a': [1, 2], 'b': 'text'}", pointer, null))
        .isInstanceOf(ChangeException.class)
        .hasMessageContaining("`" + pointer + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/2", "/a/x", "/b/x", "/a/0/x"})
  void nothing_is_put_where_there_is_no_place(String pointer) {
    assertThatThrownBy(() -> changed("{'a': [1, 2], 'b': 'text'}", pointer, "3"))
        .isInstanceOf(ChangeException.class)
        .hasMessageContaining("`" + pointer + "`");
  }

  private static String changed(String tree, String pointer, @Nullable String value) {
    ReportTree report = new ReportTree((ObjectNode) JSON.readTree(tree.replace('\'', '"')));
    report.change(pointer, value == null ? null : JSON.readTree(value.replace('\'', '"')));
    return report.root().toString().replace('"', '\'');
  }
}
