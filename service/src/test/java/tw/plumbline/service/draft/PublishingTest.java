package tw.plumbline.service.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.service.draft.Bureau.CHEN;
import static tw.plumbline.service.draft.Bureau.ENGINE;
import static tw.plumbline.service.draft.Bureau.LIN;
import static tw.plumbline.service.draft.Bureau.PROGRAMME;
import static tw.plumbline.service.draft.Bureau.README;
import static tw.plumbline.service.draft.Bureau.of;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.draft.Draft.Standing;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.Publication;

/** What has to hold before rules come into force: the database itself looks at each. */
final class PublishingTest {
  private final Bureau bureau = new Bureau();

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void whatHoldsIsPublishedAndNothingIsPublishedTwice() {
    int first = bureau.inForce();
    Draft draft = bureau.proposed(README, "甲");
    int second = bureau.published(draft);
    assertThat(second).isEqualTo(first + 1);
    assertThat(bureau.inForce()).isEqualTo(second);
    assertThat(bureau.now(draft).standing()).isEqualTo(Standing.PUBLISHED);
    Publication published = of(bureau.stored.publications()).get(0);
    assertThat(published.author()).isEqualTo("chen");
    assertThat(published.approver()).isEqualTo("lin");
    assertThat(published.follows()).isEqualTo(first);
    assertThat(published.digest()).isEqualTo(draft.current().digest());
    assertThat(published.emergency()).isFalse();
    assertRefused(ProblemKind.DRAFT_NOT_PROPOSED, LIN, draft, published.impact());
  }

  @Test
  void whatNobodyProposedIsNotPublished() {
    Draft draft = bureau.saved(CHEN, bureau.begun(CHEN), 1, README, "甲");
    bureau.gates(draft, true, ENGINE);
    assertRefused(ProblemKind.DRAFT_NOT_PROPOSED, LIN, draft, bureau.preview(draft));
    assertThat(refusal(UUID.randomUUID(), 1, bureau.inForce(), UUID.randomUUID(), "lin"))
        .isEqualTo("UNKNOWN");
  }

  @Test
  void onlyTheStateThatWasProposedIsPublished() {
    Draft draft = bureau.proposed(README, "甲");
    bureau.gates(draft, true, ENGINE);
    UUID impact = bureau.preview(draft);
    assertThat(refusal(draft.id(), 1, bureau.inForce(), impact, "lin")).isEqualTo("DRAFT_CHANGED");
  }

  @Test
  void whoeverBeganSavedOrProposedDoesNotApprove() {
    Draft draft = bureau.begun(Bureau.official("wang"));
    draft = bureau.saved(LIN, draft, 1, README, "甲");
    draft = of(bureau.drafts.propose(CHEN, draft.id(), 2, "依公告", null));
    bureau.gates(draft, true, ENGINE);
    UUID impact = bureau.preview(draft);
    for (Caller each : List.of(Bureau.official("wang"), LIN, CHEN)) {
      assertRefused(ProblemKind.SAME_PERSON, each, draft, impact);
    }
    assertThat(approve(Bureau.official("huang"), draft, impact)).isPositive();
  }

  @Test
  void aDraftOfAnotherVersionThanTheOneInForceIsNotPublished() {
    Draft draft = bureau.proposed(README, "甲");
    bureau.published(Bureau.RULE, bureau.text(draft, Bureau.RULE) + "\n");
    bureau.gates(draft, true, ENGINE);
    UUID impact = bureau.preview(draft);
    assertRefused(ProblemKind.RULES_CHANGED, LIN, draft, impact);
    assertThat(refusal(draft.id(), 2, draft.inForce(), impact, "lin")).isEqualTo("RULES_CHANGED");
  }

  @Test
  void everyGateHasPassedByThisEngine() {
    Draft draft = bureau.proposed(README, "甲");
    UUID impact = bureau.preview(draft);
    assertRefused(ProblemKind.GATES_OPEN, LIN, draft, impact);
    bureau.gates(draft, true, "another engine");
    assertRefused(ProblemKind.GATES_OPEN, LIN, draft, impact);
    bureau.gates(draft, true, ENGINE);
    bureau.gate(draft, Gate.MUTATION, false, ENGINE);
    assertThatThrownBy(() -> approve(LIN, draft, impact))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().message().en()).contains(Gate.MUTATION.title().en()));
    bureau.gate(draft, Gate.MUTATION, true, ENGINE);
    assertThat(approve(LIN, draft, impact)).isPositive();
  }

  @Test
  void thePreviewIsOfThisContentFinishedAndCurrent() {
    Draft other = bureau.proposed(README, "乙");
    Draft draft = bureau.proposed(README, "甲");
    bureau.gates(draft, true, ENGINE);
    UUID stopped = bureau.preview(draft);
    bureau.run("insert into impact_stop (run, by_name, reason) values ($1, 'chen', '')", stopped);
    for (UUID impact :
        List.of(
            UUID.randomUUID(),
            bureau.preview(other),
            bureau.preview(draft, 0, 0, 0, "another engine"),
            bureau.preview(draft, 2, 1, 0, ENGINE), // not finished
            bureau.preview(draft, 1, 1, 0, ENGINE), // counted another history than there is
            stopped)) {
      assertRefused(ProblemKind.IMPACT_STALE, LIN, draft, impact);
    }
    assertRefused(ProblemKind.IMPACT_FAILED, LIN, draft, bureau.preview(draft, 1, 1, 1, ENGINE));
    assertThat(approve(LIN, draft, bureau.preview(draft))).isPositive();
  }

  @Test
  void ofTwoApprovalsAtOnceOneIsDone() {
    Draft draft = bureau.proposed(README, "甲");
    bureau.gates(draft, true, ENGINE);
    UUID impact = bureau.preview(draft);
    List<Boolean> done =
        of(
            Flux.just(LIN, Bureau.official("huang"))
                .flatMap(
                    who ->
                        bureau
                            .publishing
                            .approve(who, draft.id(), 2, impact, "可", false)
                            .map(version -> true)
                            .onErrorReturn(ProblemException.class, false),
                    2)
                .collectList());
    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(of(bureau.stored.publications())).hasSize(1);
  }

  @Test
  void onePersonPublishesAloneOnlyWhereThatIsSetAndItIsMarked() {
    Draft draft = bureau.proposed(README, "甲");
    bureau.gates(draft, true, ENGINE);
    UUID impact = bureau.preview(draft);
    assertThatThrownBy(
            () -> bureau.publishing.approve(CHEN, draft.id(), 2, impact, "急", true).block())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.SAME_PERSON));
    Publishing alone = new Publishing(bureau.database, bureau.drafts, bureau.active, true, ENGINE);
    assertThat(of(alone.approve(CHEN, draft.id(), 2, impact, "急", true))).isPositive();
    assertThat(of(bureau.stored.publications()).get(0).emergency()).isTrue();
  }

  @Test
  void theServiceWritesNoPublicationByItself() {
    Draft draft = bureau.proposed(README, "甲");
    UUID impact = bureau.preview(draft);
    assertThatThrownBy(
            () ->
                bureau.run(
                    """
                    insert into rulebook_publication (programme, number, follows, draft, impact,
                      author, approver, emergency, reason, years)
                    values ($1, $2, $2, $3, $4, 'chen', 'lin', false, 'x', '{108}')
                    """,
                    PROGRAMME,
                    bureau.inForce(),
                    draft.id(),
                    impact))
        .hasMessageContaining("permission denied");
    for (String change :
        List.of(
            "update draft set title = 'x'",
            "delete from draft_step",
            "truncate draft_state cascade",
            "delete from rulebook_publication")) {
      assertThatThrownBy(() -> bureau.run(change)).hasMessageContaining("permission denied");
    }
  }

  private int approve(Caller caller, Draft draft, UUID impact) {
    return of(
        bureau.publishing.approve(
            caller, draft.id(), draft.current().revision(), impact, "可", false));
  }

  private void assertRefused(ProblemKind kind, Caller caller, Draft draft, UUID impact) {
    assertThatThrownBy(() -> approve(caller, draft, impact))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(kind));
  }

  /** What the function itself says, whatever the service would. */
  private String refusal(UUID draft, int revision, int base, UUID impact, String approver) {
    return of(
        bureau.database.one(
            Sql.of(
                "test",
                """
                select refusal from publish_rulebook($1, $2, $3, $4, $5, '{official}', 'x', false,
                  '{}', $6, '{}')
                """,
                draft,
                revision,
                base,
                impact,
                approver,
                ENGINE),
            row -> new Columns(row).of("refusal", String.class)));
  }
}
