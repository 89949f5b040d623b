package tw.plumbline.rules.compile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import tw.plumbline.rules.engine.EvaluationException;

/** Rules at work on one report. For one thread. */
public final class RuleSession implements AutoCloseable {
  private static final Pattern ENGINE_NAME = Pattern.compile("\\bR(\\d+)\\b");

  private final KieSession session;
  private final Watch watch;
  private final List<RuleId> rules;
  private boolean failed;
  private boolean closed;

  RuleSession(KieSession session, Sink sink, Watch watch, List<RuleId> rules) {
    this.session = session;
    this.watch = watch;
    this.rules = rules;
    session.setGlobal(Engine.SINK, sink);
  }

  /**
   * Lets the rules see a fact.
   *
   * @throws EvaluationException if a rule fails on it, or a bound is reached
   */
  public void insert(Object fact) {
    checkOpen();
    try {
      session.insert(fact); // the engine looks at it only when it fires
    } catch (RuntimeException e) {
      failed = true;
      throw named(e);
    }
  }

  /**
   * Lets the rules conclude from all facts inserted so far; once for each station.
   *
   * @throws EvaluationException if a rule fails, or a bound is reached
   */
  public void fire() {
    checkOpen();
    watch.begin();
    try {
      watch.checkTime();
      session.fireAllRules();
    } catch (RuntimeException | StackOverflowError e) {
      failed = true;
      throw named(e);
    } finally {
      watch.end();
    }
  }

  /** Ends the session; it leaves nothing behind for the next one. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.dispose();
    }
  }

  private void checkOpen() {
    if (failed || closed) {
      throw new IllegalStateException("this session has ended");
    }
  }

  private EvaluationException named(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EvaluationException named) {
        return named;
      }
    }
    RuleId rule = rule(String.valueOf(failure.getMessage()));
    return new EvaluationException(
        rule == null ? "a rule failed: " + failure : rule + " failed: " + failure, failure);
  }

  private @Nullable RuleId rule(String message) {
    Matcher matcher = ENGINE_NAME.matcher(message);
    if (matcher.find()) {
      int number = Integer.parseInt(matcher.group(1));
      return number < rules.size() ? rules.get(number) : null;
    }
    return null;
  }
}
