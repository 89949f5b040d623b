package tw.plumbline.model.report;

/** What an individual does. */
public enum Trade {
  AGRICULTURE,
  CULTURAL_CREATIVE,
  OTHER
}
