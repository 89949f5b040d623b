package tw.plumbline.service.draft;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.DraftLimits;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.DuplicateException;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.draft.Draft.Standing;
import tw.plumbline.service.draft.Draft.State;
import tw.plumbline.service.draft.Draft.Step;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;

/**
 * Drafts of rulebooks. Saving keeps every state. Two who work on one draft do not undo each other:
 * changes of different files come together, and of the same file the second one is refused.
 */
public final class Drafts {
  private static final String CREATE =
      """
      with files as (
        select path, 'sha256:' || encode(sha256(content), 'hex') as digest, content
        from rulebook_file where programme = $2 and number = $3),
      kept as (
        insert into draft_content select distinct digest, content from files on conflict do nothing),
      begun as (
        insert into draft (id, programme, based_on, in_force, title, author)
        select $1, $2, $3, $7, $4, $5 from rulebook_version where programme = $2 and number = $3
        returning id),
      saved as (
        insert into draft_state (draft, revision, digest, files, saved_by, note)
        select b.id, 1, v.digest, (select jsonb_object_agg(path, digest) from files), $5, $4
        from begun b join rulebook_version v on v.programme = $2 and v.number = $3),
      audited as (
        insert into audit_event (caller, roles, action, subject)
        select $5, $6, 'draft.create', id::text from begun)
      select id from begun
      """;

  private static final String SELECT =
      """
      select d.*, s.revision, s.digest, s.saved_by, s.note, s.saved_at,
        (select jsonb_agg(t order by t.ordinal) from draft_step t where t.draft = d.id) as steps
      from draft d join lateral (
        select * from draft_state s where s.draft = d.id order by s.revision desc limit 1) s on true
      """;

  private static final String SAVE =
      """
      with kept as (
        insert into draft_content
        select distinct digest, decode(content, 'base64')
        from unnest($6::text[], $7::text[]) as c(digest, content)
        on conflict do nothing),
      saved as (
        insert into draft_state (draft, revision, digest, files, saved_by, note)
        values ($1, $2, $3, $4, $5, $8) returning draft),
      audited as (
        insert into audit_event (caller, roles, action, subject)
        select $5, $9, 'draft.save', draft || ' ' || $2 from saved)
      select draft from saved
      """;

  private static final String STEP =
      """
      with taken as (
        insert into draft_step (draft, ordinal, kind, revision, digest, by_name, reason, transition_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning draft),
      audited as (
        insert into audit_event (caller, roles, action, subject)
        select $6, $9, 'draft.' || lower($3), draft || ' ' || $4 from taken)
      select draft from taken
      """;

  private static final JsonMapper JSON = new JsonMapper();
  private static final Base64.Encoder BASE64 = Base64.getEncoder();
  private static final int TRIES = 5;
  private static final String MAIN_PAGE = "programme.yaml";

  private final Database database;
  private final ActiveRulebooks rulebooks;
  private final StoredRulebooks stored;
  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

  Drafts(Database database, ActiveRulebooks rulebooks, StoredRulebooks stored) {
    this.database = database;
    this.rulebooks = rulebooks;
    this.stored = stored;
  }

  /**
   * A copy of a version; nothing where there is none of that number.
   *
   * @param title what is to be changed
   */
  public Mono<Draft> create(Caller author, String programme, int version, String title) {
    UUID id = ids.generate();
    return database
        .one(
            Sql.of(
                "draft.create",
                CREATE,
                id,
                programme,
                version,
                title,
                author.name(),
                roles(author),
                rulebooks.get().version(programme)),
            row -> id)
        .flatMap(this::find);
  }

  /** A draft as it stands. */
  public Mono<Draft> find(UUID id) {
    return database.one(Sql.of("draft.by-id", SELECT + "where d.id = $1", id), Drafts::draft);
  }

  /**
   * The drafts of a programme, newest first.
   *
   * @param before position before which to begin; null for the newest
   */
  public Mono<List<Listed>> list(String programme, @Nullable Long before, int limit) {
    return database
        .rows(
            Sql.of(
                "draft.list",
                SELECT
                    + "where d.programme = $1 and d.position < $2 order by d.position desc limit $3",
                programme,
                before == null ? Long.MAX_VALUE : before,
                limit),
            row -> new Listed(new Columns(row).of("position", Long.class), draft(row)))
        .collectList();
  }

  /** Those of all programmes on which something is still to be done, newest first. */
  public Mono<List<Draft>> unfinished() {
    return database
        .rows(
            Sql.of(
                "draft.unfinished",
                SELECT
                    + """
                    where not exists (
                      select from draft_step t
                      where t.draft = d.id and t.kind in ('PUBLISHED', 'ABANDONED'))
                    order by d.position desc limit 500
                    """),
            Drafts::draft)
        .collectList();
  }

  /** Every state that was saved, newest first. */
  public Mono<List<State>> states(UUID draft) {
    return states(draft, null, Integer.MAX_VALUE);
  }

  /**
   * The states that were saved, newest first.
   *
   * @param before revision before which to begin; null for the newest
   */
  public Mono<List<State>> states(UUID draft, @Nullable Integer before, int limit) {
    return database
        .rows(
            Sql.of(
                "draft.states",
                """
                select * from draft_state where draft = $1 and revision < $2
                order by revision desc limit $3
                """,
                draft,
                before == null ? Integer.MAX_VALUE : before,
                limit),
            Drafts::state)
        .collectList();
  }

  /** The list of a state's files, sorted; empty where there is none of that number. */
  public Mono<List<StoredRulebooks.File>> listing(UUID draft, int revision) {
    return database
        .rows(
            Sql.of(
                "draft.listing",
                """
                select f.key as path, f.value as digest, length(c.content) as size
                from draft_state s, jsonb_each_text(s.files) f
                  join draft_content c on c.digest = f.value
                where s.draft = $1 and s.revision = $2 order by f.key collate "C"
                """,
                draft,
                revision),
            row -> {
              Columns columns = new Columns(row);
              return new StoredRulebooks.File(
                  columns.of("path", String.class),
                  columns.of("digest", String.class),
                  columns.of("size", Integer.class));
            })
        .collectList();
  }

  /** A file of a state; nothing where there is none. */
  public Mono<byte[]> file(UUID draft, int revision, String path) {
    return database.one(
        Sql.of(
            "draft.file",
            """
            select c.content from draft_state s join draft_content c on c.digest = s.files ->> $3::text
            where s.draft = $1 and s.revision = $2
            """,
            draft,
            revision,
            path),
        row -> new Columns(row).of("content", byte[].class));
  }

  /** The files of a state; nothing where there is none of that number. */
  public Mono<RulebookFiles> files(UUID draft, int revision) {
    return database
        .rows(
            Sql.of(
                "draft.files",
                """
                select f.key as path, c.content
                from draft_state s, jsonb_each_text(s.files) f
                  join draft_content c on c.digest = f.value
                where s.draft = $1 and s.revision = $2
                """,
                draft,
                revision),
            row -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  columns.of("path", String.class), columns.of("content", byte[].class));
            })
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .filter(files -> !files.isEmpty())
        .map(RulebookFiles::new);
  }

  /**
   * Saves changes of files. What others saved since in other files stays; of the same file theirs
   * stays and this is refused.
   *
   * @param since the revision that was changed
   * @param changes new content by path; an empty one takes the file away
   * @throws ProblemException in the answer: the draft is not open, a file was changed by somebody
   *     else, a file is none that a rulebook may have
   */
  public Mono<Draft> save(
      Caller caller, UUID id, int since, Map<String, Optional<byte[]>> changes, String note) {
    return Mono.defer(
            () ->
                found(id)
                    .flatMap(
                        draft ->
                            state(draft, since)
                                .flatMap(
                                    both ->
                                        merged(
                                            caller,
                                            draft,
                                            both.getT1(),
                                            both.getT2(),
                                            changes,
                                            note))))
        .retryWhen(Retry.max(TRIES).filter(DuplicateException.class::isInstance))
        .flatMap(done -> find(id));
  }

  /**
   * Saves what an edit makes of a state's files, as a change of the files that it changes.
   *
   * @param editing throws a {@link ProblemException} where it cannot be made
   */
  public Mono<Draft> edit(
      Caller caller, UUID id, int since, UnaryOperator<RulebookFiles> editing, String note) {
    return files(id, since)
        .switchIfEmpty(found(id).flatMap(draft -> changed(draft, List.of())))
        .flatMap(
            files ->
                Mono.fromCallable(() -> changes(files, editing.apply(files)))
                    .subscribeOn(Schedulers.boundedElastic()))
        .flatMap(changes -> save(caller, id, since, changes, note));
  }

  private static Map<String, Optional<byte[]>> changes(RulebookFiles before, RulebookFiles after) {
    Set<String> paths = new TreeSet<>(before.paths());
    paths.addAll(after.paths());
    Map<String, Optional<byte[]>> changes = new TreeMap<>();
    for (String path : paths) {
      byte[] is = after.bytes(path);
      if (!Arrays.equals(before.bytes(path), is)) {
        changes.put(path, Optional.ofNullable(is));
      }
    }
    return changes;
  }

  /** Saves other files instead of all that there are; refused if anybody saved since. */
  public Mono<Draft> replace(Caller caller, UUID id, int since, RulebookFiles files, String note) {
    return found(id)
        .flatMap(
            draft ->
                draft.current().revision() == since
                    ? write(caller, draft, files, note)
                    : changed(draft, List.of()))
        .onErrorResume(
            DuplicateException.class,
            meanwhile -> found(id).flatMap(draft -> changed(draft, List.of())))
        .flatMap(done -> find(id));
  }

  /** The state that was changed, and the newest one. */
  private Mono<Tuple2<RulebookFiles, RulebookFiles>> state(Draft draft, int since) {
    return Mono.zip(
        files(draft.id(), since).switchIfEmpty(changed(draft, List.of())),
        files(draft.id(), draft.current().revision()));
  }

  private Mono<UUID> merged(
      Caller caller,
      Draft draft,
      RulebookFiles since,
      RulebookFiles now,
      Map<String, Optional<byte[]>> changes,
      String note) {
    SortedMap<String, byte[]> files = contents(now);
    List<String> conflicts = new ArrayList<>();
    changes.forEach(
        (path, content) -> {
          byte[] theirs = now.bytes(path);
          byte[] mine = content.orElse(null);
          if (!Arrays.equals(theirs, since.bytes(path)) && !Arrays.equals(theirs, mine)) {
            conflicts.add(path);
          } else if (mine == null) {
            files.remove(path);
          } else {
            files.put(path, mine);
          }
        });
    return conflicts.isEmpty()
        ? write(caller, draft, new RulebookFiles(files), note)
        : changed(draft, conflicts);
  }

  private static SortedMap<String, byte[]> contents(RulebookFiles files) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    files.paths().forEach(path -> contents.put(path, Objects.requireNonNull(files.bytes(path))));
    return contents;
  }

  /** What says the same as the state before is no state of its own. */
  private Mono<UUID> write(Caller caller, Draft draft, RulebookFiles files, String note) {
    if (draft.standing() != Standing.OPEN) {
      return refused(new Problem(ProblemKind.DRAFT_NOT_OPEN));
    }
    List<BookFault> faults = faults(draft, files);
    if (!faults.isEmpty()) {
      return refused(Problem.ofFiles(ProblemKind.FILES_REFUSED, faults));
    }
    if (files.digest().equals(draft.current().digest())) {
      return Mono.just(draft.id());
    }
    SortedMap<String, String> digests = files.digests();
    List<String> paths = List.copyOf(digests.keySet());
    return database.one(
        Sql.of(
            "draft.save",
            SAVE,
            draft.id(),
            draft.current().revision() + 1,
            files.digest(),
            Json.of(JSON.writeValueAsString(digests)),
            caller.name(),
            paths.stream().map(digests::get).toArray(String[]::new),
            paths.stream()
                .map(path -> BASE64.encodeToString(Objects.requireNonNull(files.bytes(path))))
                .toArray(String[]::new),
            note,
            roles(caller)),
        row -> draft.id());
  }

  /** Why these cannot be its files, whatever they mean. */
  private static List<BookFault> faults(Draft draft, RulebookFiles files) {
    List<BookFault> faults = new ArrayList<>(GateFaults.ofFiles(DraftLimits.faults(files)));
    String programme = files.programme();
    if (!programme.isEmpty() && !programme.equals(draft.programme())) {
      faults.add(
          new BookFault(
              MAIN_PAGE,
              1,
              new BilingualText(
                  "這份草案屬計畫 `%s`，不能改為 `%s`".formatted(draft.programme(), programme),
                  "this draft is of the programme `%s` and cannot become one of `%s`"
                      .formatted(draft.programme(), programme))));
    }
    return faults;
  }

  /**
   * Begins a draft anew on what is in force now, with all in which an earlier one differs from what
   * was in force when that was begun; the earlier one is given up. Where a file was changed on both
   * sides, its text is taken from the earlier draft if the caller says so, and otherwise nothing is
   * done.
   *
   * @param mine paths of which the draft's text holds
   */
  public Mono<Draft> rebase(Caller caller, UUID id, Set<String> mine) {
    return found(id)
        .flatMap(
            draft ->
                draft.standing() == Standing.OPEN
                    ? Mono.zip(
                            stored.files(draft.programme(), draft.inForce()),
                            files(id, draft.current().revision()))
                        .flatMap(both -> rebased(caller, draft, both.getT1(), both.getT2(), mine))
                    : refused(new Problem(ProblemKind.DRAFT_NOT_OPEN)));
  }

  private Mono<Draft> rebased(
      Caller caller, Draft draft, RulebookFiles before, RulebookFiles files, Set<String> mine) {
    String programme = draft.programme();
    Plumbline inForce = rulebooks.get();
    int number = inForce.version(programme);
    RulebookFiles now = inForce.book(programme).files();
    Set<String> paths = new TreeSet<>(before.paths());
    paths.addAll(files.paths());
    SortedMap<String, byte[]> merged = contents(now);
    List<String> conflicts = new ArrayList<>();
    for (String path : paths) {
      byte[] was = before.bytes(path);
      byte[] is = files.bytes(path);
      byte[] theirs = now.bytes(path);
      if (Arrays.equals(was, is) || Arrays.equals(theirs, is)) {
        continue;
      }
      if (!Arrays.equals(theirs, was) && !mine.contains(path)) {
        conflicts.add(path);
      } else if (is == null) {
        merged.remove(path);
      } else {
        merged.put(path, is);
      }
    }
    if (!conflicts.isEmpty()) {
      return refused(Problem.ofFiles(ProblemKind.RULES_CHANGED, changedInForce(number, conflicts)));
    }
    RulebookFiles all = new RulebookFiles(merged);
    List<BookFault> faults = faults(draft, all);
    return faults.isEmpty()
        ? create(caller, programme, number, draft.title())
            .flatMap(begun -> replace(caller, begun.id(), 1, all, draft.title()))
            .flatMap(begun -> abandon(caller, draft.id(), "→ " + begun.id()).thenReturn(begun))
        : refused(Problem.ofFiles(ProblemKind.FILES_REFUSED, faults));
  }

  private static List<BookFault> changedInForce(int number, List<String> paths) {
    return paths.stream()
        .map(
            path ->
                new BookFault(
                    path,
                    1,
                    new BilingualText(
                        "現行的第 %d 版也改了此檔；草案的內容若要沿用，請列入 `mine`".formatted(number),
                        "version %d, which is in force, changed this file too; name it in `mine` if"
                                .formatted(number)
                            + " the draft's text is to hold")))
        .toList();
  }

  /** Asks for a decision on the state that was saved last. */
  public Mono<Draft> propose(
      Caller caller, UUID id, int revision, String reason, @Nullable LocalDate transitionUntil) {
    return step(caller, id, Step.Kind.PROPOSED, Standing.OPEN, revision, reason, transitionUntil);
  }

  /** Takes a proposal back; whoever made it does. */
  public Mono<Draft> withdraw(Caller caller, UUID id, String reason) {
    return step(caller, id, Step.Kind.WITHDRAWN, Standing.PROPOSED, null, reason, null);
  }

  /** Decides against a proposal that somebody else made; the draft is open again. */
  public Mono<Draft> refuse(Caller caller, UUID id, String reason) {
    return step(caller, id, Step.Kind.REFUSED, Standing.PROPOSED, null, reason, null);
  }

  /** Gives a draft up. */
  public Mono<Draft> abandon(Caller caller, UUID id, String reason) {
    return step(caller, id, Step.Kind.ABANDONED, Standing.OPEN, null, reason, null);
  }

  private Mono<Draft> step(
      Caller caller,
      UUID id,
      Step.Kind kind,
      Standing from,
      @Nullable Integer revision,
      String reason,
      @Nullable LocalDate transitionUntil) {
    return found(id)
        .flatMap(
            draft -> {
              ProblemKind otherwise =
                  from == Standing.OPEN
                      ? ProblemKind.DRAFT_NOT_OPEN
                      : ProblemKind.DRAFT_NOT_PROPOSED;
              if (draft.standing() != from) {
                return refused(new Problem(otherwise));
              }
              if (revision != null && draft.current().revision() != revision) {
                return changed(draft, List.of());
              }
              Step proposal = draft.proposal();
              Problem notTheirs = proposal == null ? null : notFor(caller, kind, proposal);
              if (notTheirs != null) {
                return refused(notTheirs);
              }
              return database
                  .one(
                      Sql.of(
                          "draft.step",
                          STEP,
                          id,
                          draft.steps().size() + 1,
                          kind.name(),
                          proposal == null ? draft.current().revision() : proposal.revision(),
                          proposal == null ? draft.current().digest() : proposal.digest(),
                          caller.name(),
                          reason,
                          Sql.maybe(transitionUntil, LocalDate.class),
                          roles(caller)),
                      row -> id)
                  .onErrorResume(
                      DuplicateException.class, meanwhile -> refused(new Problem(otherwise)));
            })
        .flatMap(done -> find(id));
  }

  private static @Nullable Problem notFor(Caller caller, Step.Kind kind, Step proposal) {
    boolean own = proposal.by().equals(caller.name());
    if (kind == Step.Kind.REFUSED && own) {
      return Problem.of(
          ProblemKind.SAME_PERSON,
          new BilingualText(
              "自己送核的草案請撤回；退回須由另一位承辦人為之。",
              "Withdraw what you proposed yourself; another official refuses it."));
    }
    if (kind == Step.Kind.WITHDRAWN && !own) {
      return Problem.of(
          ProblemKind.FORBIDDEN,
          new BilingualText(
              "送核的草案由送核人撤回；其他承辦人請退回。",
              "Whoever proposed the draft withdraws it; others refuse it."));
    }
    return null;
  }

  private Mono<Draft> found(UUID id) {
    return find(id).switchIfEmpty(refused(new Problem(ProblemKind.NOT_FOUND)));
  }

  /** Names who was quicker, and where. */
  private static <T> Mono<T> changed(Draft draft, List<String> paths) {
    State now = draft.current();
    List<BookFault> places =
        paths.stream()
            .map(
                path ->
                    new BookFault(
                        path,
                        1,
                        new BilingualText(
                            "%s 已於第 %d 次存檔修改此檔".formatted(now.savedBy(), now.revision()),
                            "%s changed this file by revision %d"
                                .formatted(now.savedBy(), now.revision()))))
            .toList();
    return refused(Problem.ofFiles(ProblemKind.DRAFT_CHANGED, places));
  }

  private static <T> Mono<T> refused(Problem problem) {
    return Mono.error(() -> new ProblemException(problem));
  }

  static String[] roles(Caller caller) {
    return caller.roles().stream().map(Role::wire).sorted().toArray(String[]::new);
  }

  private static Draft draft(Row row) {
    Columns columns = new Columns(row);
    String steps = columns.maybe("steps", String.class);
    return new Draft(
        columns.of("id", UUID.class),
        columns.of("programme", String.class),
        columns.of("based_on", Integer.class),
        columns.of("in_force", Integer.class),
        columns.of("title", String.class),
        columns.of("author", String.class),
        columns.of("created_at", OffsetDateTime.class),
        state(row),
        steps == null ? List.of() : JSON.readTree(steps).valueStream().map(Drafts::step).toList());
  }

  private static State state(Row row) {
    Columns columns = new Columns(row);
    return new State(
        columns.of("revision", Integer.class),
        columns.of("digest", String.class),
        columns.of("saved_by", String.class),
        columns.of("note", String.class),
        columns.of("saved_at", OffsetDateTime.class));
  }

  private static Step step(JsonNode step) {
    JsonNode until = step.path("transition_until");
    return new Step(
        Step.Kind.valueOf(step.path("kind").stringValue()),
        step.path("revision").intValue(),
        step.path("digest").stringValue(),
        step.path("by_name").stringValue(),
        step.path("reason").stringValue(),
        until.isString() ? LocalDate.parse(until.stringValue()) : null,
        OffsetDateTime.parse(step.path("at").stringValue()));
  }

  /** A draft in the list of them, with its place. */
  public record Listed(long position, Draft draft) {}
}
