package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.Reading;

class CountedPartiesTest {
  private static final Plumbline PLUMBLINE = Plumbline.builtIn();

  @AfterAll
  static void close() {
    PLUMBLINE.close();
  }

  @Test
  void a_vendor_is_known_by_its_business_number() {
    assertThat(parties(vendor("v1", "'unifiedBusinessNumber': '99990102'")))
        .containsExactly("business:99990102");
  }

  @Test
  void a_vendor_abroad_is_known_by_its_jurisdiction_and_number_there() {
    assertThat(
            parties(vendor("v1", "'jurisdiction': 'JP', 'foreignRegistrationNumber': '0100-01'")))
        .containsExactly("registration:JP:0100-01");
  }

  @Test
  void a_vendor_without_a_number_is_none_but_itself() {
    assertThat(parties(vendor("v1", "") + "," + vendor("v2", "")))
        .containsExactly("member:EX~1A/v1", "member:EX~1A/v2");
  }

  @Test
  void a_member_that_does_not_count_has_no_key() {
    assertThat(
            parties(
                vendor("v1", "'unifiedBusinessNumber': '99990102'")
                    + ","
                    + vendor("v2", "'unifiedBusinessNumber': '99990102'")
                    + ","
                    + vendor("v3", "'jurisdiction': 'CN'")))
        .containsExactly("business:99990102");
  }

  @Test
  void without_a_list_of_members_nobody_is_known() {
    assertThat(parties(null)).isEmpty();
  }

  private static String vendor(String id, String numbers) {
    return """
    {'id': '%s', 'name': '範例公司', 'claimedAs': 'VENDOR', 'kind': 'COMPANY',
     'agreement': {'kind': 'MEMBERSHIP_CONTRACT', 'signedOn': '2019-03-01',
       'endsOn': '2020-02-28', 'signatory': 'PRINCIPAL_INVESTIGATOR', 'fee': 0}%s}\
    """
        .formatted(id, numbers.isEmpty() ? "" : "," + numbers);
  }

  private static List<String> parties(@Nullable String members) {
    String json =
        """
        {'programme': 'small-alliance', 'programmeYear': 108, 'filing': 'FIRST_KPI',
         'filedAt': '2019-10-31T10:00:00+08:00',
         'alliance': {'id': 'EX/A', 'name': '範例聯盟', 'field': 'TE1', 'institution': '虛構大學',
           'phase': 1, 'yearOfPhase': 2,
           'executionPeriod': {'from': '2019-02-01', 'to': '2020-01-31'}}%s}
        """
            .formatted(members == null ? "" : ", 'members': [" + members + "]")
            .replace('\'', '"');
    Reading reading = PLUMBLINE.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    Reading.Accepted report = (Reading.Accepted) reading;
    return Year.OVERVIEW.countedParties(report.report(), PLUMBLINE.assess(report));
  }
}
