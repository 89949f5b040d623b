package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.model.programme.ProgrammeCheck.Beside;

class ProgrammeChecksTest {
  /** Number of alliances that programme year 108 has. */
  private static final int ALL = 79;

  private static final String MEMBERS = "SA108-P-08";
  private static final String INCOME = "SA108-P-09";

  @Test
  void the_target_is_met_with_exactly_so_many_members() {
    assertThat(check(MEMBERS, others(members(2300))).status()).isEqualTo(Status.MET);
  }

  @Test
  void one_member_fewer_does_not_meet_it() {
    ProgrammeCheck check = check(MEMBERS, others(members(2299)));
    assertThat(check.status()).isEqualTo(Status.NOT_MET);
    assertThat(check.actual()).isEqualByComparingTo("2299");
    assertThat(check.required()).isEqualByComparingTo("2300");
    assertThat(check.citation().section()).isNotBlank();
  }

  @Test
  void distinct_vendors_and_the_base_stand_beside_the_members() {
    List<AllianceStanding> alliances = new ArrayList<>();
    alliances.add(Year.alliance("A").vendors("v1", "v2").standing());
    alliances.add(Year.alliance("B").vendors("v1").standing());
    assertThat(check(MEMBERS, alliances).beside())
        .extracting(Beside::name, Beside::value)
        .containsExactly(
            tuple("distinctVendors", new BigDecimal("2")),
            tuple("memberBase", new BigDecimal("2000")));
  }

  @Test
  void while_one_alliance_lacks_its_members_the_target_may_still_be_met() {
    List<AllianceStanding> alliances = others(members(2299));
    alliances.set(1, Year.alliance("B").standing());
    ProgrammeCheck check = check(MEMBERS, alliances);
    assertThat(check.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(check.lacking()).containsExactly("B");
  }

  @Test
  void a_target_that_is_reached_stays_reached_whoever_lacks_members() {
    List<AllianceStanding> alliances = others(members(2300));
    alliances.set(1, Year.alliance("B").standing());
    assertThat(check(MEMBERS, alliances).status()).isEqualTo(Status.MET);
  }

  @Test
  void the_checks_speak_of_the_alliances_that_are_there() {
    List<AllianceStanding> alliances = others(members(2299));
    alliances.remove(1);
    assertThat(check(MEMBERS, alliances).status()).isEqualTo(Status.NOT_MET);
    assertThat(check(MEMBERS, List.of()).status()).isEqualTo(Status.UNDETERMINED);
  }

  @Test
  void income_equal_to_the_grants_is_not_enough() {
    assertThat(check(INCOME, others(money(100, "100"))).status()).isEqualTo(Status.NOT_MET);
    assertThat(check(INCOME, others(money(100, "100.3"))).status()).isEqualTo(Status.MET);
  }

  @Test
  void the_number_of_alliances_above_their_grant_stands_beside_the_income() {
    assertThat(check(INCOME, others(money(100, "100.3"))).beside())
        .extracting(Beside::name, Beside::value)
        .containsExactly(tuple("aboveGrant", BigDecimal.ONE));
  }

  @Test
  void an_unknown_grant_may_exceed_any_income() {
    List<AllianceStanding> alliances = others(money(100, "9999"));
    alliances.set(1, Year.alliance("B").income("0").standing());
    assertThat(check(INCOME, alliances).status()).isEqualTo(Status.UNDETERMINED);
  }

  @Test
  void an_unknown_grant_changes_nothing_where_income_is_too_small_already() {
    List<AllianceStanding> alliances = others(money(100, "99"));
    alliances.set(1, Year.alliance("B").income("0").standing());
    ProgrammeCheck check = check(INCOME, alliances);
    assertThat(check.status()).isEqualTo(Status.NOT_MET);
    assertThat(check.lacking()).containsExactly("B");
  }

  @Test
  void an_unknown_income_may_make_up_for_the_rest() {
    List<AllianceStanding> alliances = others(money(100, "99"));
    alliances.set(1, Year.alliance("B").grant(0).standing());
    assertThat(check(INCOME, alliances).status()).isEqualTo(Status.UNDETERMINED);
    alliances.set(0, money(100, "101"));
    assertThat(check(INCOME, alliances).status()).isEqualTo(Status.MET);
  }

  private static AllianceStanding members(int number) {
    return Year.alliance("A").members(number).standing();
  }

  private static AllianceStanding money(long grant, String income) {
    return Year.alliance("A").grant(grant).income(income).standing();
  }

  /** The alliance and all others of the year, who have nothing. */
  private static List<AllianceStanding> others(AllianceStanding first) {
    List<AllianceStanding> all = new ArrayList<>(List.of(first));
    for (int i = 1; i < ALL; i++) {
      all.add(Year.alliance("Z" + i).members(0).grant(0).income("0").standing());
    }
    return all;
  }

  private static ProgrammeCheck check(String clause, List<AllianceStanding> alliances) {
    return Year.overview(alliances).checks().stream()
        .filter(check -> check.clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }
}
