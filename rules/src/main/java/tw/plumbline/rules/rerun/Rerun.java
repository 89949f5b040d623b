package tw.plumbline.rules.rerun;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.second.SecondOpinion;
import tw.plumbline.rules.supply.StoredSupply;
import tw.plumbline.rules.waiver.Waivers;

/** Assesses a report again as it was assessed before, and compares the two answers byte by byte. */
public final class Rerun {
  private static final AssessmentWriter WRITER = new AssessmentWriter();
  private static final JsonMapper JSON = new JsonMapper();

  private Rerun() {}

  /** What came of it. */
  public enum Outcome {
    /** The same bytes. */
    IDENTICAL,
    /** Other bytes. */
    DIFFERENT,
    /** The files are no rulebook that this program can load. */
    RULES_NOT_LOADED,
    /** The rules do not take the text for a report. */
    REPORT_NOT_READ,
    /** What is given beside the report cannot be read, or the rules did not run to their end. */
    NOT_ASSESSED
  }

  /**
   * What came of assessing again.
   *
   * @param assessment null where there is none
   * @param document its bytes; null where there is none
   * @param differences of the two documents; none where there is no second one
   * @param why there is no second one, or why the bytes differ where nothing that is said does;
   *     else null
   */
  public record Result(
      Outcome outcome,
      @Nullable Assessment assessment,
      byte @Nullable [] document,
      Differences differences,
      @Nullable BilingualText why) {
    public boolean identical() {
      return outcome == Outcome.IDENTICAL;
    }
  }

  /**
   * Other rules that an assessment names, because the report was drafted with others than those in
   * force.
   *
   * @param version with which it was drafted
   * @param applied whether it was judged by that version all the same
   * @param other those of the two by which it was not judged
   */
  public record Drafted(int version, boolean applied, RulebookFiles other) {}

  /**
   * The same by the files of a rulebook, which are compiled for it.
   *
   * @param number of that version
   * @param drafted null where the assessment names no other rules
   */
  public static Result of(RulebookFiles files, int number, @Nullable Drafted drafted, Given given) {
    try (Plumbline rules = Plumbline.of(List.of(files), (programme, content) -> number)) {
      Rulebook other = drafted == null ? null : Rulebook.read(drafted.other());
      return of(rules, drafted == null ? null : report -> named(drafted, other, report), given);
    } catch (RulebookException unusable) {
      return notLoaded(unusable);
    } catch (LinkageError | StackOverflowError error) {
      return failed(Outcome.RULES_NOT_LOADED, "規則無法編譯", "the rules do not compile", error);
    }
  }

  /**
   * Assesses again by rules that are loaded.
   *
   * @param drafted what the assessment says of the rules of the report's draft; null for nothing
   */
  public static Result of(Plumbline rules, @Nullable DraftedNote drafted, Given given) {
    Reading reading = rules.read(given.report());
    if (!(reading instanceof Reading.Accepted accepted)) {
      return new Result(Outcome.REPORT_NOT_READ, null, null, Differences.NONE, refusal(reading));
    }
    try {
      return compared(assessed(rules, drafted, accepted, given), given);
    } catch (EvaluationException
        | IllegalArgumentException
        | JacksonException
        | DateTimeException broken) {
      return failed(Outcome.NOT_ASSESSED, "無法重新檢核", "it could not be assessed again", broken);
    }
  }

  /** Says what an assessment says of the rules of a report's draft. */
  @FunctionalInterface
  public interface DraftedNote {
    /**
     * @param judging the edition by which the report is judged
     */
    DraftedAgainst of(Edition judging);
  }

  /** That a rulebook does not load, with its first fault. */
  public static Result notLoaded(RulebookException unusable) {
    return failed(Outcome.RULES_NOT_LOADED, "規則無法載入", "the rules cannot be loaded", unusable);
  }

  private static Assessment assessed(
      Plumbline rules, @Nullable DraftedNote drafted, Reading.Accepted report, Given given) {
    Edition edition = rules.edition(report.report());
    Assessment said =
        SecondOpinion.again(
            rules,
            report,
            StoredSupply.read(given.supplied(), given.originalFiledAt()),
            answered(given.document()));
    if (drafted != null) {
      said = said.draftedAgainst(drafted.of(edition));
    }
    LocalDate received = given.assessedAt().atZoneSameInstant(edition.zone()).toLocalDate();
    return Waivers.applied(said, given.waivers(), received).stored(given.id(), given.assessedAt());
  }

  /** The clauses of the checks of an assessment; none of what is no JSON. */
  private static Set<String> answered(byte[] document) {
    Set<String> clauses = new HashSet<>();
    try {
      JSON.readTree(document)
          .path("checks")
          .forEach(check -> clauses.add(check.path("clause").asString("")));
    } catch (JacksonException damaged) {
      // The comparison of bytes says so.
    }
    return clauses;
  }

  private static Result compared(Assessment said, Given given) {
    byte[] document = WRITER.write(said);
    if (Arrays.equals(document, given.document())) {
      return new Result(Outcome.IDENTICAL, said, document, Differences.NONE, null);
    }
    Differences differences = Differences.between(given.document(), document);
    BilingualText why =
        differences.first().isEmpty()
            ? new BilingualText(
                "內容相同，但位元組不同（空白、欄位順序或重複欄位）",
                "it says the same in other bytes: white space, the order of fields, or a field"
                    + " that stands twice")
            : null;
    return new Result(Outcome.DIFFERENT, said, document, differences, why);
  }

  private static DraftedAgainst named(
      Drafted drafted, @Nullable Rulebook otherBook, Edition judging) {
    Edition other = otherBook == null ? null : otherBook.editions().get(judging.year());
    if (!drafted.applied()) {
      return DraftedRules.of(drafted.version(), false, other, judging);
    }
    if (other == null) {
      throw new IllegalArgumentException("the rules in force then have no year " + judging.year());
    }
    return DraftedRules.of(drafted.version(), true, judging, other);
  }

  /** Why rules do not take a text for a report. */
  public static BilingualText refusal(Reading reading) {
    if (reading instanceof Reading.Refused refused) {
      Fault first = refused.faults().get(0);
      return new BilingualText(
          "規則不接受此報告（%d 處），第一處在 `%s`：%s"
              .formatted(refused.faults().size(), first.pointer(), first.message().zhTw()),
          "the rules refuse the report (%d faults), first at `%s`: %s"
              .formatted(refused.faults().size(), first.pointer(), first.message().en()));
    }
    return new BilingualText("所存的報告不是可讀的 JSON", "what is stored is no JSON that can be read");
  }

  private static Result failed(Outcome outcome, String zhTw, String en, Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    return new Result(
        outcome,
        null,
        null,
        Differences.NONE,
        new BilingualText(zhTw + "：" + said, en + ": " + said));
  }
}
