package tw.plumbline.service.checking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/**
 * Stands in for the rules where a test needs a fault or an overload. The text of a report says what
 * becomes of it: a verdict, {@code refuse}, {@code fail}, {@code break}, or {@code wait} until let
 * go. An assessment answers the text itself, so that its order can be seen.
 */
public final class FakeChecks implements Checks {
  private final Semaphore held = new Semaphore(0);

  public void letGo(int count) {
    held.release(count);
  }

  @Override
  public Answer check(byte[] report) {
    String text = new String(report, StandardCharsets.UTF_8).strip();
    switch (text.split(" ")[0]) {
      case "refuse" -> {
        return rejected(422);
      }
      case "garbage" -> {
        return rejected(400);
      }
      case "fail" -> throw new EvaluationException("secret of the report");
      case "break" -> throw new StackOverflowError();
      case "wait" -> {
        held.acquireUninterruptibly();
        return assessed(Verdict.COMPLIANT, text);
      }
      default -> {
        return assessed(Verdict.valueOf(text.split(" ")[0]), text);
      }
    }
  }

  @Override
  public Reading read(byte[] report) {
    throw new UnsupportedOperationException("no test submits to these");
  }

  @Override
  public Assessment assess(Plumbline rulebooks, Reading.Accepted report, Supply supply) {
    throw new UnsupportedOperationException("no test submits to these");
  }

  @Override
  public List<RulebookRef> editions() {
    return List.of(Prepared.EDITION);
  }

  @Override
  public Optional<Edition> edition(String id) {
    return Optional.of(Prepared.WORDED).filter(edition -> edition.id().equals(id));
  }

  private static Answer assessed(Verdict verdict, String text) {
    return new Answer.Assessed(
        verdict == Verdict.NON_COMPLIANT ? Prepared.nonCompliant() : Prepared.of(verdict),
        ("{\"was\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static Answer rejected(int status) {
    BilingualText message = new BilingualText("`x` 不是欄位。", "`x` is no field.");
    return new Answer.Rejected(
        status,
        List.of(new Fault("/x", FaultCode.UNKNOWN_FIELD, message)),
        ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8));
  }
}
