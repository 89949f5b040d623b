package tw.plumbline.rules.compile;

import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSessionsPool;
import tw.plumbline.rules.facts.Conclusions;

/** Compiled rules. Immutable and safe for any number of threads; close it when it is replaced. */
public final class CompiledRules implements AutoCloseable {
  private final List<RuleId> rules;
  private final List<ConclusionCall> plans;
  private final KieSessionsPool sessions;

  CompiledRules(List<RuleId> rules, List<ConclusionCall> plans, KieBase base) {
    this.rules = List.copyOf(rules);
    this.plans = List.copyOf(plans);
    this.sessions = base.newKieSessionsPool(1);
  }

  /** The rules; each stands at its number. */
  public List<RuleId> rules() {
    return rules;
  }

  /** Opens a session for one report on the calling thread, which alone may use it. */
  public RuleSession open(Conclusions conclusions, Bounds bounds) {
    Watch watch = new Watch(bounds);
    return new RuleSession(
        sessions.newKieSession(), new Sink(plans, conclusions, watch), watch, rules);
  }

  /** Frees what the engine holds; sessions that are open can still be used. */
  @Override
  public void close() {
    sessions.shutdown();
  }
}
