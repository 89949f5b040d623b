package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.draft.Bureau.CHEN;
import static tw.plumbline.service.draft.Bureau.LIN;
import static tw.plumbline.service.draft.Bureau.PROGRAMME;
import static tw.plumbline.service.draft.Bureau.README;
import static tw.plumbline.service.draft.Bureau.RULE;
import static tw.plumbline.service.draft.Bureau.of;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.ActiveRulebooks.Failure;
import tw.plumbline.service.rulebook.Restarted;

/** Which version is in force after another was published, also after one that does not load. */
final class VersionsInForceTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 12, 20);

  private final Bureau bureau = new Bureau();
  private final ActiveRulebooks active = bureau.active;

  @AfterEach
  void close() {
    bureau.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"formatVersion: 99", "&a programme: reading-room", ""})
  void aVersionThatDoesNotLoadLeavesTheOneBeforeAndTheNextGoodOneHeals(String page) {
    int first = bureau.inForce();
    int broken = bureau.published("programme.yaml", page);
    assertThat(broken).isGreaterThan(first);
    assertThat(bureau.inForce()).isEqualTo(first);
    assertThat(active.failures()).extracting(Failure::number).containsExactly(broken);
    of(active.refresh().thenReturn(true));
    assertThat(active.failures()).hasSize(1);

    int good = bureau.published(README, "第三版");
    assertThat(good).isEqualTo(broken + 1);
    assertThat(bureau.inForce()).isEqualTo(good);
    assertThat(active.failures()).isEmpty();
    assertThat(active.get().book(PROGRAMME).files().text(README)).isEqualTo("第三版");
  }

  @Test
  void rulesThatCannotBeRunAreNotTaken() {
    int first = bureau.inForce();
    String rule = "lending/x-01-lent-for-a-year/rule.drl";
    bureau.published(rule, "rule \"x\" when then System.exit(0); end");
    assertThat(bureau.inForce()).isEqualTo(first);
    assertThat(active.failures()).hasSize(1);
  }

  @Test
  void aServiceThatStartsWithAVersionThatDoesNotLoadTakesTheOneBefore() {
    int second = bureau.published(README, "第二版");
    assertThat(restarted()).isEqualTo(second);
    bureau.published("programme.yaml", "formatVersion: 99");
    bureau.published(README, "第四版");
    bureau.published("programme.yaml", "formatVersion: 99");
    assertThat(restarted()).isEqualTo(second + 2);
  }

  @Test
  void aServiceThatStartsBeforeAnyGoodVersionTakesWhatComesWithIt() {
    int first = bureau.inForce();
    bureau.published("programme.yaml", "formatVersion: 99");
    assertThat(restarted()).isEqualTo(first);
  }

  @Test
  void whatAnUpdateBringsIsRegisteredAndNotInForce() {
    int second = bureau.published(README, "第二版");
    RulebookFiles update = bureau.files.with(README, "更新".getBytes(UTF_8));
    try (Plumbline plumbline = Restarted.on(bureau.server, update)) {
      assertThat(plumbline.version(PROGRAMME)).isEqualTo(second);
    }
    assertThat(of(bureau.stored.files(PROGRAMME, second + 1)).digest()).isEqualTo(update.digest());
  }

  @Test
  void manyWhoLookAtOnceTakeNothingBack() {
    Draft draft = bureau.proposed(README, "第二版");
    ActiveRulebooks other =
        new ActiveRulebooks(
            Plumbline.of(List.of(bureau.files), bureau.register::number), bureau.stored);
    bureau.published(draft);
    int third = bureau.published(RULE, bureau.text(draft, RULE) + "\n");
    Flux.range(0, 8).flatMap(i -> other.refresh(), 8).then().block();
    assertThat(other.get().version(PROGRAMME)).isEqualTo(third);
    assertThat(other.failures()).isEmpty();
    other.close();
  }

  @Test
  void whoeverTookTheRulesGoesOnWithThem() {
    Plumbline taken = active.get();
    int first = bureau.inForce();
    bureau.published(README, "第二版");
    assertThat(taken.version(PROGRAMME)).isEqualTo(first);
    assertThat(active.get()).isNotSameAs(taken);
    assertThat(taken.book(PROGRAMME).files().text(README))
        .isEqualTo(Objects.requireNonNull(bureau.files.text(README)));
  }

  @Test
  void anEarlierVersionAppliesWhileEveryLaterOneLetsIt() {
    int first = bureau.inForce();
    int second = published("第二版", TODAY);
    assertThat(active.stillApplies(PROGRAMME, first, TODAY)).isTrue();
    assertThat(active.stillApplies(PROGRAMME, first, TODAY.plusDays(1))).isFalse();
    assertThat(active.stillApplies(PROGRAMME, second, TODAY)).isFalse();
    published("第三版", TODAY.plusDays(9));
    assertThat(active.stillApplies(PROGRAMME, first, TODAY)).isTrue();
    assertThat(active.stillApplies(PROGRAMME, first, TODAY.plusDays(1))).isFalse();
    assertThat(active.stillApplies(PROGRAMME, second, TODAY.plusDays(9))).isTrue();
    published("第四版", null);
    assertThat(active.stillApplies(PROGRAMME, second, TODAY)).isFalse();
  }

  private int restarted() {
    try (Plumbline plumbline = Restarted.on(bureau.server, bureau.files)) {
      return plumbline.version(PROGRAMME);
    }
  }

  private int published(String text, @Nullable LocalDate until) {
    Draft draft = bureau.saved(CHEN, bureau.begun(CHEN), 1, README, text);
    draft = of(bureau.drafts.propose(CHEN, draft.id(), 2, "依公告", until));
    bureau.gates(draft, true, Bureau.ENGINE);
    return of(bureau.publishing.approve(LIN, draft.id(), 2, bureau.preview(draft), "可", false));
  }
}
