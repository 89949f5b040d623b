package tw.plumbline.rules.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.programme.SummaryTable;
import tw.plumbline.model.programme.SummaryTable.Row;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.SummaryTableCsv;
import tw.plumbline.rules.reading.SummaryTableWriter;

class SummaryTableWritersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/golden/summary-table-k23.json",
        "/examples/a-compliant-second-kpi.json",
        "/examples/f-late-and-incomplete.json"
      })
  void what_is_written_is_a_table_by_the_schema(String report) {
    String schema = Sample.text("/tw/plumbline/contract/summary-table.schema.json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json(Sample.table(report)), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void a_row_is_written_in_plain_numbers_and_without_what_is_unknown() {
    assertThat(json(Sample.table("/golden/summary-table-k23.json")))
        .contains(
            """
            {"name":"vendorMembers","title":{"zh-TW":"廠商會員數","en":"vendor members"},\
            "unit":"家","clause":"SA108-M-10","target":24,"actual":6,"declared":6,\
            "difference":-18,"note":"目前以北部廠商為主，其餘洽談中","lastYear":2,\
            "quarters":[2,1,1,0],"outside":2,"undated":0}\
            """)
        .contains("\"clause\":\"SA108-P-10\",\"actual\":0.105}")
        .doesNotContain("null");
  }

  @Test
  void a_spreadsheet_opens_the_table_with_its_headers() {
    String csv = csv(Sample.table("/golden/summary-table-k23.json"));
    assertThat(csv).startsWith("\uFEFF項目 Item,英文名稱 English title,代號 Name,單位 Unit,");
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(1 + Sample.EDITION.figures().size());
    assertThat(lines.get(0))
        .endsWith("第一季 Q1,第二季 Q2,第三季 Q3,第四季 Q4,各季以外 Outside the quarters,未載日期 Undated");
    assertThat(lines.get(1))
        .isEqualTo("廠商會員數,vendor members,vendorMembers,家,24,6,6,-18,目前以北部廠商為主，其餘洽談中,2,2,1,1,0,2,0");
    assertThat(csv.split("\r\n", -1)).hasSize(lines.size() + 1);
  }

  @Test
  void a_comma_in_a_title_is_quoted() {
    assertThat(csv(Sample.table("/golden/summary-table-k23.json")))
        .contains("\r\n北部廠商會員數,\"vendor members, north\",vendorMembersNorth,");
  }

  @Test
  void what_is_unknown_is_an_empty_cell() {
    assertThat(csv(table("x"))).endsWith("\r\n數,n,figure,家,,,,,x,,,,\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1 | '=1+1",
        "+886 2 1234 | '+886 2 1234",
        "-因故 | '-因故",
        "@SUM(A1) | '@SUM(A1)",
        "＝1+1 | '＝1+1",
        "=HYPERLINK(\"x\",\"y\") | \"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        "-18 | -18",
        "+2.5 | +2.5",
        "說「好」, 再說 | \"說「好」, 再說\"",
        "他說\"好\" | \"他說\"\"好\"\"\"",
        "一=二 | 一=二",
      })
  void a_note_is_never_a_formula(String note, String cell) {
    assertThat(csv(table(note))).endsWith(",家,,,,," + cell + ",,,,\r\n");
  }

  @Test
  void a_note_that_begins_with_a_tab_or_breaks_its_line_stays_one_text() {
    assertThat(csv(table("\t=1"))).endsWith(",'\t=1,,,,\r\n");
    assertThat(csv(table("\n=1"))).endsWith(",\"'\n=1\",,,,\r\n");
    assertThat(csv(table(" \u3000\u200b＝1"))).endsWith(",' \u3000\u200b＝1,,,,\r\n");
    assertThat(csv(table("一\n二"))).endsWith(",\"一\n二\",,,,\r\n");
  }

  @Test
  void a_number_keeps_no_trailing_zeros_and_no_exponent() {
    Row row =
        new Row(
            "figure",
            new BilingualText("數", "n"),
            "元",
            "DR-01",
            new BigDecimal("1E+6"),
            new BigDecimal("30.30"),
            null,
            null,
            null,
            null,
            null);
    assertThat(csv(table(row))).endsWith(",元,1000000,30.3,,,,,,,\r\n");
    assertThat(json(table(row))).contains("\"target\":1000000,\"actual\":30.3}");
  }

  private static SummaryTable table(String note) {
    return table(
        new Row(
            "figure",
            new BilingualText("數", "n"),
            "家",
            "DR-01",
            null,
            null,
            null,
            null,
            note,
            null,
            null));
  }

  private static SummaryTable table(Row row) {
    RulebookRef ref = new RulebookRef("small-alliance-108", 1, "sha256:" + "0a".repeat(32));
    return new SummaryTable(
        "small-alliance",
        108,
        "EX-A",
        "範例",
        "FIRST_KPI",
        ref,
        Sample.QUARTERS.subList(0, 1),
        List.of(row));
  }

  private static String json(SummaryTable table) {
    return new String(new SummaryTableWriter().write(table), UTF_8);
  }

  private static String csv(SummaryTable table) {
    return new String(new SummaryTableCsv().write(table), UTF_8);
  }
}
