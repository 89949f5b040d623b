package tw.plumbline.rules.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.Conclusions;

/** Where compiled rules put what they conclude; public because they call it. */
public final class Sink {
  private final List<ConclusionCall> plans;
  private final Conclusions conclusions;
  private final Watch watch;

  Sink(List<ConclusionCall> plans, Conclusions conclusions, Watch watch) {
    this.plans = plans;
    this.conclusions = conclusions;
    this.watch = watch;
  }

  /** Lets the rule of that number conclude from the facts that it found, at most three. */
  public void conclude(
      int rule, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
    watch.countFiring();
    plans.get(rule).draw(conclusions, new @Nullable Object[] {first, second, third});
  }
}
