package tw.plumbline.rules.gates;

/** Is told how far a gate has come; called by any thread, and often. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (gate, done, all) -> {};

  void at(Gate gate, int done, int all);
}
