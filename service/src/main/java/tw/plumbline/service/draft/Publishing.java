package tw.plumbline.service.draft;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.StorageUnavailableException;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/**
 * Brings proposed drafts into force. All that has to hold is looked at by the database in the same
 * transaction in which the version comes about.
 */
public final class Publishing {
  private static final String PUBLISH =
      "select * from publish_rulebook($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
  private static final String GATE = "GATE ";

  private final Database database;
  private final Drafts drafts;
  private final ActiveRulebooks rulebooks;
  private final boolean alone;
  private final String engine;

  /**
   * @param alone whether one person may publish in an emergency
   */
  Publishing(
      Database database, Drafts drafts, ActiveRulebooks rulebooks, boolean alone, String engine) {
    this.database = database;
    this.drafts = drafts;
    this.rulebooks = rulebooks;
    this.alone = alone;
    this.engine = engine;
  }

  /** Whether one person may publish in an emergency. */
  public boolean alone() {
    return alone;
  }

  /**
   * Approves a proposal by its impact preview and publishes it; done when it is in force here, or
   * as soon as the database can tell of it.
   *
   * @param revision the state that was proposed
   * @param impact the preview that was looked at
   * @param emergency whether one person does it alone, which is marked for ever
   * @return number of the version
   */
  public Mono<Integer> approve(
      Caller approver, UUID draft, int revision, UUID impact, String reason, boolean emergency) {
    if (emergency && !alone) {
      return refused(
          ProblemKind.SAME_PERSON,
          "這套系統沒有開放一人緊急發布。",
          "This installation does not let one person publish in an emergency.");
    }
    return drafts
        .find(draft)
        .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemKind.NOT_FOUND)))
        .flatMap(
            found ->
                database.one(
                    Sql.of(
                        "rulebook.publish",
                        PUBLISH,
                        draft,
                        revision,
                        rulebooks.get().version(found.programme()),
                        impact,
                        approver.name(),
                        Drafts.roles(approver),
                        reason,
                        emergency,
                        Arrays.stream(Gate.values()).map(Gate::name).toArray(String[]::new),
                        engine,
                        notLoading(found.programme())),
                    row -> {
                      Columns columns = new Columns(row);
                      return new Answer(
                          columns.maybe("number", Integer.class),
                          columns.maybe("refusal", String.class));
                    }))
        .flatMap(Publishing::number)
        .flatMap(
            number ->
                rulebooks
                    .refresh()
                    .onErrorComplete(StorageUnavailableException.class) // it is published already
                    .thenReturn(number));
  }

  /** Without these nobody could publish what mends them. */
  private Integer[] notLoading(String programme) {
    return rulebooks.failures().stream()
        .filter(failure -> failure.programme().equals(programme))
        .map(ActiveRulebooks.Failure::number)
        .toArray(Integer[]::new);
  }

  private static Mono<Integer> number(Answer answer) {
    if (answer.number() != null) {
      return Mono.just(answer.number());
    }
    String refusal = String.valueOf(answer.refusal());
    if (refusal.startsWith(GATE)) {
      BilingualText gate = Gate.valueOf(refusal.substring(GATE.length())).title();
      return refused(
          ProblemKind.GATES_OPEN,
          "「%s」尚未通過，這次沒有發布。".formatted(gate.zhTw()),
          "“%s” has not passed; nothing was published.".formatted(gate.en()));
    }
    return Mono.error(
        () ->
            new ProblemException(
                switch (refusal) {
                  case "UNKNOWN" -> ProblemKind.NOT_FOUND;
                  case "NOT_PROPOSED" -> ProblemKind.DRAFT_NOT_PROPOSED;
                  case "DRAFT_CHANGED" -> ProblemKind.DRAFT_CHANGED;
                  case "SAME_PERSON" -> ProblemKind.SAME_PERSON;
                  case "RULES_CHANGED" -> ProblemKind.RULES_CHANGED;
                  case "IMPACT_FAILED" -> ProblemKind.IMPACT_FAILED;
                  case "IMPACT" -> ProblemKind.IMPACT_STALE;
                  default -> throw new IllegalStateException(refusal);
                }));
  }

  private static <T> Mono<T> refused(ProblemKind kind, String zhTw, String en) {
    return Mono.error(() -> new ProblemException(Problem.of(kind, new BilingualText(zhTw, en))));
  }

  private record Answer(@Nullable Integer number, @Nullable String refusal) {}
}
