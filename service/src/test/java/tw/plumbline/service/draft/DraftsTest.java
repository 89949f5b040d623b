package tw.plumbline.service.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.service.draft.Bureau.CHEN;
import static tw.plumbline.service.draft.Bureau.LIN;
import static tw.plumbline.service.draft.Bureau.PROGRAMME;
import static tw.plumbline.service.draft.Bureau.README;
import static tw.plumbline.service.draft.Bureau.RULE;
import static tw.plumbline.service.draft.Bureau.change;
import static tw.plumbline.service.draft.Bureau.of;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.service.draft.Draft.Standing;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;

/** What becomes of drafts on which several people work. */
final class DraftsTest {
  private final Bureau bureau = new Bureau();
  private final Drafts drafts = bureau.drafts;

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void aDraftBeginsAsTheVersionOfWhichItIsACopy() {
    Draft draft = bureau.begun(CHEN);
    assertThat(draft.current().revision()).isEqualTo(1);
    assertThat(draft.current().digest()).isEqualTo(bureau.files.digest());
    assertThat(of(drafts.files(draft.id(), 1)).digests()).isEqualTo(bureau.files.digests());
    assertThat(of(drafts.listing(draft.id(), 1)))
        .extracting(file -> file.path() + " " + file.digest())
        .containsExactlyElementsOf(
            bureau.files.digests().entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue())
                .toList());
    assertThat(drafts.create(CHEN, PROGRAMME, 99, "x").block()).isNull();
  }

  @Test
  void changesOfDifferentFilesComeTogether() {
    Draft draft = bureau.begun(CHEN);
    bureau.saved(CHEN, draft, 1, README, "甲");
    Draft both = bureau.saved(LIN, draft, 1, RULE, "乙");
    assertThat(both.current().revision()).isEqualTo(3);
    assertThat(bureau.text(both, README)).isEqualTo("甲");
    assertThat(bureau.text(both, RULE)).isEqualTo("乙");
    assertThat(of(drafts.states(draft.id())))
        .extracting(state -> state.revision() + " " + state.savedBy())
        .containsExactly("3 lin", "2 chen", "1 chen");
  }

  @Test
  void ofTheSameFileTheSecondIsRefusedAndToldByWhom() {
    Draft draft = bureau.begun(CHEN);
    bureau.saved(CHEN, draft, 1, README, "甲");
    List<BookFault> files =
        refused(
            ProblemKind.DRAFT_CHANGED, drafts.save(LIN, draft.id(), 1, change(README, "乙"), "x"));
    assertThat(files).extracting(BookFault::file).containsExactly(README);
    assertThat(files.get(0).message().zhTw()).contains("chen");
    refused(
        ProblemKind.DRAFT_CHANGED,
        drafts.save(LIN, draft.id(), 1, Map.of(README, Optional.empty()), "x"));
    assertThat(bureau.saved(LIN, draft, 1, README, "甲").current().revision()).isEqualTo(2);
    assertThat(bureau.saved(LIN, draft, 2, README, "乙").current().revision()).isEqualTo(3);
    refused(ProblemKind.DRAFT_CHANGED, drafts.save(LIN, draft.id(), 9, change(RULE, "乙"), "x"));
  }

  @Test
  void whoIsOvertakenWhileSavingTriesAgain() {
    Draft draft = bureau.begun(CHEN);
    List<Draft> saved =
        of(
            Flux.range(0, 5)
                .flatMap(i -> drafts.save(CHEN, draft.id(), 1, change("notes-" + i, "x"), "n"), 5)
                .collectList());
    assertThat(saved).hasSize(5);
    Draft now = bureau.now(draft);
    assertThat(now.current().revision()).isEqualTo(6);
    assertThat(of(drafts.files(draft.id(), 6)).paths())
        .containsAll(IntStream.range(0, 5).mapToObj(i -> "notes-" + i).toList());
  }

  @Test
  void whatSaysTheSameIsNoStateOfItsOwn() {
    Draft draft = bureau.begun(CHEN);
    String same = bureau.text(draft, README);
    assertThat(bureau.saved(CHEN, draft, 1, README, same).current().revision()).isEqualTo(1);
    Draft replaced = of(drafts.replace(CHEN, draft.id(), 1, bureau.files, "x"));
    assertThat(replaced.current().revision()).isEqualTo(1);
  }

  @Test
  void aWholeFolderReplacesNothingThatSomebodySavedMeanwhile() {
    Draft draft = bureau.begun(CHEN);
    bureau.saved(CHEN, draft, 1, README, "甲");
    refused(ProblemKind.DRAFT_CHANGED, drafts.replace(LIN, draft.id(), 1, bureau.files, "x"));
    assertThat(of(drafts.replace(LIN, draft.id(), 2, bureau.files, "x")).current().digest())
        .isEqualTo(bureau.files.digest());
  }

  @ParameterizedTest
  @CsvSource({
    "../x, x",
    "/etc/passwd, x",
    "a//b, x",
    "Rule.yaml, x",
    "lending, x",
    "README.md/x, x",
    "programme.yaml, programme: exchange-office"
  })
  void noFileThatARulebookMayNotHaveIsSaved(String path, String text) {
    Draft draft = bureau.begun(CHEN);
    List<BookFault> files =
        refused(
            ProblemKind.FILES_REFUSED, drafts.save(CHEN, draft.id(), 1, change(path, text), "x"));
    assertThat(files).isNotEmpty();
    assertThat(bureau.now(draft).current().revision()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoTextIsRefusedAtItsLine() {
    Draft draft = bureau.begun(CHEN);
    byte[] latin = {'a', '\n', 'b', (byte) 0xE9, '\n'};
    List<BookFault> files =
        refused(
            ProblemKind.FILES_REFUSED,
            drafts.save(CHEN, draft.id(), 1, Map.of(README, Optional.of(latin)), "x"));
    assertThat(files)
        .extracting(BookFault::toString)
        .containsExactly("README.md:2: this line is no UTF-8");
  }

  @Test
  void whatIsProposedIsLeftAloneUntilSomebodyDecides() {
    Draft draft = bureau.proposed(README, "甲");
    UUID id = draft.id();
    refused(ProblemKind.DRAFT_NOT_OPEN, drafts.save(CHEN, id, 2, change(README, "乙"), "x"));
    refused(ProblemKind.DRAFT_NOT_OPEN, drafts.propose(CHEN, id, 2, "x", null));
    refused(ProblemKind.DRAFT_NOT_OPEN, drafts.abandon(CHEN, id, "x"));
    refused(ProblemKind.DRAFT_NOT_OPEN, drafts.rebase(CHEN, id, Set.of()));
    refused(ProblemKind.SAME_PERSON, drafts.refuse(CHEN, id, "x"));
    refused(ProblemKind.FORBIDDEN, drafts.withdraw(LIN, id, "x"));
    assertThat(of(drafts.refuse(LIN, id, "尚未公告")).standing()).isEqualTo(Standing.OPEN);
    refused(ProblemKind.DRAFT_NOT_PROPOSED, drafts.withdraw(CHEN, id, "x"));
    refused(ProblemKind.DRAFT_NOT_PROPOSED, drafts.refuse(LIN, id, "x"));
    refused(ProblemKind.DRAFT_CHANGED, drafts.propose(CHEN, id, 1, "x", null));
    of(drafts.propose(CHEN, id, 2, "x", null));
    assertThat(of(drafts.withdraw(CHEN, id, "x")).standing()).isEqualTo(Standing.OPEN);
    assertThat(of(drafts.abandon(LIN, id, "x")).standing()).isEqualTo(Standing.ABANDONED);
    refused(ProblemKind.DRAFT_NOT_OPEN, drafts.save(CHEN, id, 2, change(README, "乙"), "x"));
  }

  @Test
  void ofTwoWhoDecideAtOnceOneIsToldSo() {
    Draft draft = bureau.proposed(README, "甲");
    long refused =
        of(
            Flux.just(LIN, Bureau.official("wang"))
                .flatMap(
                    who ->
                        drafts
                            .refuse(who, draft.id(), "x")
                            .map(done -> 0)
                            .onErrorReturn(ProblemException.class, 1),
                    2)
                .reduce(0, Integer::sum));
    assertThat(refused).isEqualTo(1);
    assertThat(bureau.now(draft).steps()).hasSize(2);
  }

  @Test
  void aDraftGoesOnOnTheVersionThatCameIntoForceMeanwhile() {
    Draft draft = bureau.saved(CHEN, bureau.begun(CHEN), 1, README, "草案");
    String rule = bureau.text(draft, RULE).replace("十二個月為限", "一年為限");
    int second = bureau.published(RULE, rule);

    Draft anew = of(drafts.rebase(CHEN, draft.id(), Set.of()));
    assertThat(anew.basedOn()).isEqualTo(second);
    assertThat(anew.inForce()).isEqualTo(second);
    assertThat(bureau.text(anew, README)).isEqualTo("草案");
    assertThat(bureau.text(anew, RULE)).isEqualTo(rule);
    assertThat(bureau.now(draft).standing()).isEqualTo(Standing.ABANDONED);
  }

  @Test
  void aFileThatBothSidesChangedNeedsSomebodyWhoSaysWhoseTextHolds() {
    Draft draft = bureau.saved(CHEN, bureau.begun(CHEN), 1, README, "草案");
    bureau.published(README, "發布");
    List<BookFault> files =
        refused(ProblemKind.RULES_CHANGED, drafts.rebase(CHEN, draft.id(), Set.of()));
    assertThat(files).extracting(BookFault::file).containsExactly(README);
    assertThat(bureau.now(draft).standing()).isEqualTo(Standing.OPEN);
    Draft anew = of(drafts.rebase(CHEN, draft.id(), Set.of(README)));
    assertThat(bureau.text(anew, README)).isEqualTo("草案");
  }

  @Test
  void aDraftThatRollsBackStillDoesSoOnTheVersionInForce() {
    int first = bureau.inForce();
    String rule = bureau.text(bureau.begun(CHEN), RULE);
    bureau.published(README, "第二版");
    Draft back = of(drafts.create(CHEN, PROGRAMME, first, "回復"));
    bureau.published(RULE, rule.replace("十二個月為限", "一年為限"));

    Draft anew = of(drafts.rebase(CHEN, back.id(), Set.of()));
    assertThat(bureau.text(anew, README))
        .isEqualTo(Objects.requireNonNull(bureau.files.text(README)));
    assertThat(bureau.text(anew, RULE)).contains("一年為限");
  }

  private static List<BookFault> refused(ProblemKind kind, Mono<?> asked) {
    ProblemException[] refusal = new ProblemException[1];
    assertThatThrownBy(asked::block)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.problem().kind()).isEqualTo(kind);
              refusal[0] = problem;
            });
    return refusal[0].problem().files();
  }
}
