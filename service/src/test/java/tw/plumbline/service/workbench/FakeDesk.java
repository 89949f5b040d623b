package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.DraftSheet.Standing;
import tw.plumbline.service.workbench.DraftSheet.State;
import tw.plumbline.service.workbench.DraftSheet.Step;

/** Drafts in memory, which refuse what they are told to. */
final class FakeDesk implements DraftDesk {
  static final UUID DRAFT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  static final UUID RUN = UUID.fromString("00000000-0000-7000-8000-000000000002");
  static final UUID STORED = UUID.fromString("00000000-0000-7000-8000-000000000003");
  static final OffsetDateTime AT = OffsetDateTime.parse("2019-10-31T01:00:00Z");

  private final Plumbline plumbline;
  private final List<RulebookFiles> states = new ArrayList<>();
  private final List<State> saved = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private Standing standing = Standing.OPEN;
  boolean broken;
  boolean running;
  boolean waiting = true;
  boolean previewed;
  @Nullable String stopped;

  FakeDesk(Plumbline plumbline) {
    this.plumbline = plumbline;
  }

  /** Begins anew with these files. */
  void reset(RulebookFiles files) {
    states.clear();
    saved.clear();
    steps.clear();
    standing = Standing.OPEN;
    broken = false;
    running = false;
    waiting = true;
    previewed = false;
    stopped = null;
    keep("ms-chen", files, "begun");
  }

  int inForce() {
    return plumbline.version("small-alliance");
  }

  private void keep(String by, RulebookFiles files, String note) {
    states.add(files);
    saved.add(new State(states.size(), files.digest(), by, note, AT));
  }

  private DraftSheet sheet() {
    return new DraftSheet(
        DRAFT,
        "small-alliance",
        inForce(),
        "比率改為百分之二十五 <script>",
        "ms-chen",
        AT,
        standing,
        saved.get(saved.size() - 1),
        steps);
  }

  @Override
  public Mono<List<DraftSheet>> unfinished() {
    return Mono.just(List.of(sheet()));
  }

  @Override
  public Mono<DraftSheet> find(UUID draft) {
    return draft.equals(DRAFT) ? Mono.just(sheet()) : Mono.empty();
  }

  @Override
  public Mono<DraftSheet> create(Caller author, String programme, int version, String title) {
    return version == inForce()
        ? find(DRAFT)
        : Mono.error(refusal("沒有這一版。", "There is no such version."));
  }

  @Override
  public Mono<RulebookFiles> files(UUID draft, int revision) {
    return revision >= 1 && revision <= states.size()
        ? Mono.just(states.get(revision - 1))
        : Mono.empty();
  }

  @Override
  public Mono<List<State>> states(UUID draft) {
    List<State> newest = new ArrayList<>(saved);
    Collections.reverse(newest);
    return Mono.just(newest);
  }

  @Override
  public Mono<DraftSheet> save(
      Caller caller, UUID draft, int since, String path, byte[] content, String note) {
    if (since != states.size()) {
      return Mono.error(refusal("他人已修改這個檔案。", "Somebody else changed this file."));
    }
    if (new String(content, StandardCharsets.UTF_8).contains("System.exit")) {
      return Mono.error(
          new DeskRefusal(
              new BilingualText("檔案不能儲存。", "The file cannot be saved."),
              List.of(new GateSheet.Fault(path, 2, new BilingualText("不允許的寫法", "not allowed")))));
    }
    RulebookFiles now = states.get(states.size() - 1);
    Map<String, byte[]> files = new TreeMap<>();
    now.paths().forEach(each -> files.put(each, now.bytes(each)));
    files.put(path, content);
    keep(caller.name(), new RulebookFiles(files), note);
    return find(draft);
  }

  @Override
  public Mono<List<CellFault>> edit(
      Caller caller,
      UUID draft,
      int since,
      String path,
      Map<String, String> cells,
      List<RowEdit> rows,
      String note) {
    List<CellFault> faults = new ArrayList<>();
    RulebookFiles now = states.get(states.size() - 1);
    String page = new String(now.bytes(path), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> cell : cells.entrySet()) {
      if (!cell.getValue().matches("[0-9.]+")) {
        faults.add(new CellFault(cell.getKey(), new BilingualText("這不是數字。", "This is no number.")));
      }
      page = page.replace("value: 0.30", "value: " + cell.getValue());
    }
    return faults.isEmpty()
        ? save(caller, draft, since, path, page.getBytes(StandardCharsets.UTF_8), note)
            .thenReturn(List.of())
        : Mono.just(faults);
  }

  private Mono<DraftSheet> step(Step.Kind kind, Standing to, Caller caller, String reason) {
    steps.add(new Step(kind, states.size(), caller.name(), reason, null, AT));
    standing = to;
    return find(DRAFT);
  }

  @Override
  public Mono<DraftSheet> propose(
      Caller caller, UUID draft, int revision, String reason, @Nullable LocalDate until) {
    steps.add(new Step(Step.Kind.PROPOSED, revision, caller.name(), reason, until, AT));
    standing = Standing.PROPOSED;
    return find(DRAFT);
  }

  @Override
  public Mono<DraftSheet> withdraw(Caller caller, UUID draft, String reason) {
    return step(Step.Kind.WITHDRAWN, Standing.OPEN, caller, reason);
  }

  @Override
  public Mono<DraftSheet> refuse(Caller caller, UUID draft, String reason) {
    return step(Step.Kind.REFUSED, Standing.OPEN, caller, reason);
  }

  @Override
  public Mono<DraftSheet> abandon(Caller caller, UUID draft, String reason) {
    return step(Step.Kind.ABANDONED, Standing.ABANDONED, caller, reason);
  }

  @Override
  public Mono<Integer> approve(
      Caller caller, UUID draft, int revision, UUID impact, String reason) {
    if (steps.get(steps.size() - 1).by().equals(caller.name())) {
      return Mono.error(refusal("須由另一位承辦人員核定。", "Another official approves it."));
    }
    return step(Step.Kind.PUBLISHED, Standing.PUBLISHED, caller, reason).thenReturn(4);
  }

  @Override
  public Mono<GateSheet> gates(UUID draft) {
    GateSheet.Gate complete =
        waiting
            ? gate("內容完備", "Complete", null, running ? 3 : 0, running ? 10 : 0)
            : gate("內容完備", "Complete", !broken, 0, 0);
    return Mono.just(new GateSheet(running, List.of(complete)));
  }

  private static GateSheet.Gate gate(
      String zhTw, String en, @Nullable Boolean passed, int done, int all) {
    boolean failed = Boolean.FALSE.equals(passed);
    return new GateSheet.Gate(
        new BilingualText(zhTw, en),
        passed,
        passed == null
            ? null
            : new BilingualText(failed ? "有缺漏。" : "完備。", failed ? "Lacks." : "Whole."),
        failed
            ? List.of(
                new GateSheet.Fault(
                    "money/i-02-weight-of-cooperation/rule.yaml",
                    12,
                    new BilingualText("缺少出處", "the source is missing")))
            : List.of(),
        done,
        all);
  }

  @Override
  public Mono<GateSheet> lookAtGates(UUID draft) {
    waiting = false;
    return gates(draft);
  }

  @Override
  public Mono<ImpactSheet> impact(UUID draft) {
    return previewed ? Mono.just(run(running ? 400 : 1000)) : Mono.empty();
  }

  private ImpactSheet run(long assessed) {
    return new ImpactSheet(
        RUN,
        states.size(),
        inForce(),
        List.of(108, 109),
        assessed == 1000,
        1000,
        assessed,
        0,
        "ms-chen",
        AT,
        stopped);
  }

  @Override
  public Mono<ImpactSheet> startImpact(Caller caller, UUID draft) {
    previewed = true;
    return impact(draft);
  }

  @Override
  public Mono<ImpactSheet> cancelImpact(Caller caller, UUID run) {
    running = false;
    stopped = caller.name();
    return impact(DRAFT);
  }

  @Override
  public Flux<ImpactSheet> watchImpact(UUID run) {
    return Flux.just(run(400), run(1000));
  }

  @Override
  public Flux<ImpactSheet.Move> moves(UUID run) {
    return Flux.just(
        move("A-2", "乙聯盟", Verdict.COMPLIANT, Verdict.NON_COMPLIANT, 2),
        move("A-1", "甲聯盟", Verdict.UNDETERMINED, Verdict.COMPLIANT, 0),
        move("A-3", "丙聯盟", Verdict.COMPLIANT, Verdict.COMPLIANT, 1));
  }

  private static ImpactSheet.Move move(
      String id, String name, Verdict before, Verdict after, int appeared) {
    return new ImpactSheet.Move(
        UUID.randomUUID(),
        id,
        name,
        108,
        "SECOND_KPI",
        before,
        after,
        List.of("SA108-I-02", "SA108-P-02"),
        appeared,
        1,
        3);
  }

  @Override
  public Flux<String> csv(UUID run) {
    return Flux.just("\uFEFF聯盟,原,新\r\n", "乙聯盟,COMPLIANT,NON_COMPLIANT\r\n");
  }

  @Override
  public Mono<Trial> tryOut(Caller caller, UUID draft, byte[] report) {
    if (broken) {
      return Mono.just(
          new Trial.NoRulebook(
              List.of(new BookFault("programme.yaml", 7, new BilingualText("缺少年度", "no year")))));
    }
    Reading reading = plumbline.read(report);
    if (reading instanceof Reading.Accepted accepted) {
      return Mono.just(new Trial.Assessed(plumbline.assess(accepted)));
    }
    return Mono.just(
        new Trial.NoReport(
            reading instanceof Reading.Refused refused
                ? refused.faults()
                : List.of(((Reading.Unreadable) reading).fault())));
  }

  @Override
  public Mono<String> report(Caller caller, UUID submission) {
    return submission.equals(STORED) ? Mono.just(DraftPagesTest.sample()) : Mono.empty();
  }

  private static DeskRefusal refusal(String zhTw, String en) {
    return new DeskRefusal(new BilingualText(zhTw, en), List.of());
  }
}
