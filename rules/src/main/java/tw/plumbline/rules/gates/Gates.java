package tw.plumbline.rules.gates;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.mutation.Equivalents;

/**
 * Looks at a draft, gate by gate, against the version that it is based on.
 *
 * <pre>{@code
 * GateReport report = Gates.of(base, draft).run(Gate.CASES);
 * }</pre>
 *
 * <p>Each gate can be run alone and in any order; running one twice gives the same report. A draft
 * is code by strangers: whatever it holds, a gate ends with a report. It also ends when its thread
 * is interrupted, and then with a {@link CancellationException}.
 */
public final class Gates {
  /** The share of wrong edits that the cases of what changed must notice. */
  public static final double LEAST_SCORE = 0.95;

  private final Side base;
  private final Side draft;
  private final double leastScore;
  private final Progress progress;

  private Gates(Side base, Side draft, double leastScore, Progress progress) {
    this.base = base;
    this.draft = draft;
    this.leastScore = leastScore;
    this.progress = progress;
  }

  public static Gates of(RulebookFiles base, RulebookFiles draft) {
    return new Gates(new Side(base), new Side(draft), LEAST_SCORE, Progress.NONE);
  }

  /** With another share of wrong edits than {@link #LEAST_SCORE}. */
  public Gates requiring(double leastScore) {
    return new Gates(base, draft, leastScore, progress);
  }

  /** Telling how far each gate has come. */
  public Gates watched(Progress progress) {
    return new Gates(base, draft, leastScore, progress);
  }

  /** All gates, also those behind one that the draft does not pass. */
  public List<GateReport> all() {
    return Arrays.stream(Gate.values()).map(this::run).toList();
  }

  /**
   * What one gate says.
   *
   * @throws CancellationException if this thread is interrupted meanwhile
   */
  public GateReport run(Gate gate) {
    Stop.ifAsked();
    List<GateFault> tooMuch = DraftLimits.faults(draft.files());
    if (!tooMuch.isEmpty()) {
      return GateReport.failed(
          gate, "草稿超過限制，尚未檢查", "The draft is beyond the limits and was not looked at", tooMuch);
    }
    try {
      return gate == Gate.COMPLETENESS
          ? new CompletenessGate(base, draft).report()
          : readable(gate);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException | StackOverflowError failed) {
      return GateReport.failed(
          gate, "檢查未能完成：" + failed, "This could not be looked at to its end: " + failed, List.of());
    }
  }

  private GateReport readable(Gate gate) {
    Rulebook after = draft.rulebook().orElse(null);
    if (after == null) {
      return GateReport.failed(
          gate,
          "草稿尚無法讀取，見「%s」".formatted(Gate.COMPLETENESS.title().zhTw()),
          "The draft cannot be read yet; see “%s”".formatted(Gate.COMPLETENESS.title().en()),
          List.of());
    }
    List<GateFault> schema = ReportSchema.faults(after);
    if (!schema.isEmpty()) {
      return GateReport.failed(
          gate,
          "報告格式無法使用，尚未檢查",
          "The schema of reports cannot be used; nothing was looked at",
          schema);
    }
    return switch (gate) {
      case COMPLETENESS -> throw new IllegalArgumentException("needs no rulebook that can be read");
      case GUARD -> new GuardGate(after, draft.pages()).report();
      case AGREEMENT -> new AgreementGate(base.rulebook().orElse(null), after, progress).report();
      case CASES -> new CasesGate(base.rulebook().orElse(null), after, progress).report();
      case MUTATION ->
          new MutationGate(base, draft, after, equivalents(after), leastScore, progress).report();
      case CLAUSES, YEARS -> beside(gate, after);
    };
  }

  private GateReport beside(Gate gate, Rulebook after) {
    Rulebook before = base.rulebook().orElse(null);
    if (before == null) {
      return GateReport.failed(
          gate,
          "草稿所據之版本無法讀取",
          "The version that the draft is based on cannot be read",
          base.faults().stream().map(fault -> GateFault.of(fault, null)).toList());
    }
    return gate == Gate.CLAUSES
        ? new ClausesGate(before, base.pages(), after, draft.pages()).report()
        : new YearsGate(before, base.pages(), after, draft.pages()).report();
  }

  private static Equivalents equivalents(Rulebook rulebook) {
    return Equivalents.builtIn(rulebook.programme());
  }
}
